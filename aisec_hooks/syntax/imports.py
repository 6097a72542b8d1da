"""From a dotted name to the file that defines it, through packages, re-exports and aliases."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from aisec_hooks.syntax.source import Source

MOST_DOTS = 24
"""A name with more dots is nobody's."""
MOST_HOPS = 64
"""Modules that one name is looked for in, imports of imports followed."""
_OWN = frozenset({"test"})
"""Names of the standard library that are the project's own where it has them."""


def is_standard(name: str) -> bool:
    """Whether a top-level name is the standard library's, whatever the project calls its files."""
    return name in sys.stdlib_module_names and name not in _OWN


class Definition(NamedTuple):
    """Where a name is defined: the file, and the dotted name in it, "" for the module itself."""

    source: Source
    rest: str


class Files(Protocol):
    """What is asked while a name is looked for."""

    def exists(self, path: str) -> bool:
        """Whether there is a file, or a folder if the path ends in "/"."""

    def places(self, name: str, folder: str) -> list[str]:
        """The modules ("a.py") and packages ("a/") that a top-level name may be for the files of a folder."""

    def source(self, path: str) -> Source | None:
        """The file at a path, None if there is none."""


def find(name: str, importer: str, files: Files) -> Definition | None:
    """The definition of a name as the file `importer` sees it."""
    if name.count(".") > MOST_DOTS:
        return None
    return _Search(files).find(name, importer)


class _Search:
    """One name on its way; a module that was asked for it once is not asked again."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._seen: set[tuple[str, str]] = set()

    def find(self, name: str, importer: str) -> Definition | None:
        """What an imported name stands for, relative ones with their dots."""
        found = (self._in(place, rest) for place, rest in self._starts(name, importer))
        return next((d for d in found if d is not None), None)

    def _starts(self, name: str, importer: str) -> Iterator[tuple[str, str]]:
        bare = name.lstrip(".")
        folder = importer.rpartition("/")[0]
        if bare != name:
            for _ in range(len(name) - len(bare) - 1):
                if not folder:
                    return
                folder = folder.rpartition("/")[0]
            yield f"{folder}/", bare
            return
        first, rest = _first(name)
        if first.isidentifier() and not is_standard(first) and rest[:1] in ("", "."):
            for place in self._files.places(first, folder):
                yield place, rest[1:]

    def _in(self, place: str, rest: str) -> Definition | None:
        return self._in_package(place[:-1], rest) if place.endswith("/") else self._in_module(place, rest)

    def _in_package(self, folder: str, rest: str) -> Definition | None:
        """A module wins over what the package itself calls so, unless that is all that is asked for or it has it not.

        `from app.db import run` means the module app/db.py, `from app import db` the package's own `db` if it
        has one; after an import both are "app.db".
        """
        own = join(folder, "__init__.py")
        first, left = _first(rest)
        if not first:
            source = self._files.source(own)
            return Definition(source, "") if source is not None else None
        module = self._module(folder, first) if not left or left.startswith(".") else ""
        if module and left:
            found = self._in(module, left[1:])
            return found if found is not None else self._in_module(own, rest)
        named = self._in_module(own, rest, stars=not module) if self._files.exists(own) else None
        if named is None and module:
            return self._in(module, "")
        return named

    def _module(self, folder: str, name: str) -> str:
        """The submodule or subpackage of a name, "" if there is none."""
        path = join(folder, name)
        is_folder = self._files.exists(f"{path}/")
        if is_folder and self._files.exists(f"{path}/__init__.py"):
            return f"{path}/"
        if self._files.exists(f"{path}.py"):
            return f"{path}.py"
        return f"{path}/" if is_folder else ""

    def _in_module(self, path: str, rest: str, *, stars: bool = True) -> Definition | None:
        """A name in a file: its own, or what it imports under it."""
        first, left = _first(rest)
        if (path, first) in self._seen or len(self._seen) >= MOST_HOPS:
            return None
        source = self._files.source(path)
        if source is None or not first:
            return Definition(source, "") if source is not None else None
        self._seen.add((path, first))
        names = source.names
        if names.is_local(first):
            meaning = names.qualified(ast.Name(id=first))
            if meaning == first or names.is_local(_first(meaning)[0]):
                return Definition(source, meaning + left)
            return self.find(meaning + left, path)
        if first in names.imported:
            return self.find(names.imported[first] + left, path)
        for star in reversed(names.star_imports) if stars and not first.startswith("_") else ():
            found = self.find(star + ("" if star.endswith(".") else ".") + rest, path)
            if found is not None:
                return found
        return None


def join(folder: str, name: str) -> str:
    """A path in a folder, which is "" for the root."""
    return f"{folder}/{name}" if folder else name


def above(path: str) -> Iterator[str]:
    """The folders that a path is in, the nearest first, the root left out."""
    while path := path.rpartition("/")[0]:
        yield path


def _first(name: str) -> tuple[str, str]:
    """The first name of a chain, and what follows it, with the dot or bracket that it begins with."""
    for at, char in enumerate(name):
        if char in ".([":
            return name[:at], name[at:]
    return name, ""
