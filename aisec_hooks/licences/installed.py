"""The licences of installed packages, read from the files beside them; nothing is imported."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from aisec_hooks.licences import written

LONGEST = 100_000
"""Bytes of metadata that are read: the description behind the fields is not wanted."""
_SEPARATORS = re.compile(r"[-_.]+")
_NO_ANSWER = frozenset({"", "UNKNOWN", "NONE", "N/A"})


class Declared(NamedTuple):
    """What a package declares."""

    version: str
    licence: str
    """As an expression; "" where it declares nothing that can be read."""


class Environment:
    """The packages of one environment, listed when the first is asked for."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._folders: dict[str, Path] | None = None

    def declared(self, name: str) -> Declared | None:
        """What a package (by its normalised name) declares, None if it is not installed."""
        folder = self._listed().get(name)
        if folder is None:
            return None
        try:
            with (folder / "METADATA").open("rb") as stream:
                fields = _fields(stream.read(LONGEST).decode("utf-8", "replace"))
        except OSError:
            return None
        return Declared(next(iter(fields.get("version", [""]))), _licence(fields))

    def _listed(self) -> Mapping[str, Path]:
        if self._folders is None:
            self._folders = {}
            for folder in _site_packages(Path(self.prefix)):
                try:
                    names = sorted(os.listdir(folder))
                except OSError:
                    continue
                for name in names:
                    if name.endswith(".dist-info"):
                        package = _SEPARATORS.sub("-", name.partition("-")[0]).lower()
                        self._folders.setdefault(package, folder / name)
        return self._folders


def _site_packages(prefix: Path) -> list[Path]:
    try:
        found = [lib / "site-packages" for lib in sorted((prefix / "lib").glob("python3*"))]
    except OSError:
        found = []
    return [*found, prefix / "Lib" / "site-packages"]


def _fields(text: str) -> dict[str, list[str]]:
    """The fields of the metadata by lower-case name; lines that continue one are joined to it."""
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.splitlines():
        if not line:
            break
        if line[0] in " \t":
            if values:
                values[-1] += f"\n{line.strip()}"
            continue
        name, _, value = line.partition(":")
        values = found.setdefault(name.strip().lower(), [])
        values.append(value.strip())
    return found


def _licence(fields: Mapping[str, list[str]]) -> str:
    """The expression if there is one, else what the classifiers say, else the words."""
    for stated in fields.get("license-expression", ()):
        if expression := written.from_words(stated):
            return expression
    classifiers = [each for each in fields.get("classifier", ()) if each.startswith("License ::")]
    words = next(iter(fields.get("license", ())), "")
    stated = written.from_words(words) if words.upper() not in _NO_ANSWER else ""
    declared = written.from_declared(classifiers)
    return stated if stated and (" OR " in stated or not declared) else declared
