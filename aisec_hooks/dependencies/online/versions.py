"""Versions of packages: those that names of files tell, and those that fit a specifier."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import normalise

if TYPE_CHECKING:
    from packaging.version import Version

LONGEST = 400
"""Characters of a specifier, a version or a file's name that are looked at."""
_ENDINGS = (".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz", ".tar.Z", ".tar")
_BUILT = (".egg", ".exe", ".msi", ".rpm", ".deb", ".dmg")
_PLATFORM = late.compiled(
    r"(?:[.-](?:win32|win-amd64|linux-[a-z0-9_]{1,10}|macosx-[\w.]{1,20}|py\d(?:\.\d{1,2})?|src))+\Z"
)
_EXACT = late.compiled(r"\s*={2,3}\s*([^\s*,;|=<>~!^]{1,200})\s*\Z")
_CARET = late.compiled(r"\s*[\^~](?!=)\s*([0-9][^\s*,;|=<>~!^]{0,100})\s*\Z")


@lru_cache(maxsize=65_536)
def parsed(text: str) -> Version | None:
    """A version as PEP 440 reads it, None if it does not."""
    # imported here: of the offline check it would be the most expensive part
    from packaging.version import Version  # noqa: PLC0415

    try:
        return Version(text) if len(text) <= LONGEST else None
    except ValueError:  # among them numbers of thousands of digits
        return None


def of_file(filename: str, project: str) -> str:
    """The version that a file of a project (normalised) is called after, as PEP 440 writes it; "" if it says none."""
    filename = filename[:LONGEST]
    if filename.endswith(".whl"):
        parts = filename.split("-")
        return _normal(parts[1]) if len(parts) in (5, 6) and normalise(parts[0]) == project else ""
    stem = next((filename[: -len(end)] for end in _ENDINGS if filename.endswith(end)), "")
    if not stem and (end := next((end for end in _BUILT if filename.endswith(end)), "")):
        stem = filename[: -len(end)]
    stem = _PLATFORM.sub("", stem)
    for at, letter in enumerate(stem):
        if letter == "-" and normalise(stem[:at]) == project:
            version = _normal(stem[at + 1 :])
            if version:
                return version
    return ""


def normal(version: str) -> str:
    """A version as PEP 440 writes it, as it stands where that cannot read it."""
    return _normal(version) or version


def pinned(specifier: str) -> str:
    """The one version that a specifier leaves, as it is written; "" if there is a choice."""
    found = _EXACT.match(specifier) if len(specifier) <= LONGEST else None
    return found[1] if found else ""


def fitting(specifier: str, versions: Iterable[str]) -> list[str] | None:
    """Those versions that a specifier allows, the lowest first; None where it cannot be understood.

    Pre-releases fit too: what matters is whether there is anything to install. A local version (`+cpu`) is built
    elsewhere: what counts is the public one before it.
    """
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415

    if len(specifier) > LONGEST:
        return None
    exact, caret = pinned(specifier), _CARET.match(specifier)
    if exact:
        public = parsed(exact)
        if public is None:
            return None
        specifier = f"=={public.public}"
    elif caret:
        specifier = f">={caret[1]}"
    known = {version: text for text in versions if (version := parsed(text)) is not None}
    try:
        wanted = SpecifierSet(specifier)
        return [known[v] for v in sorted(known) if wanted.contains(v, prereleases=True)]
    except ValueError:
        return None


def newest(versions: Iterable[str]) -> str:
    """The highest of some versions, a pre-release only if there is nothing else; "" of none."""
    known = {version: text for text in versions if (version := parsed(text)) is not None}
    final = [version for version in known if not version.is_prerelease]
    return known[max(final or known)] if known else ""


def _normal(text: str) -> str:
    version = parsed(text)
    return str(version) if version is not None else ""
