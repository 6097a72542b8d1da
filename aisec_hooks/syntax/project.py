"""The other files of the snapshot that a file comes from, as far as it refers to them."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from fnmatch import translate
from itertools import islice
from typing import Protocol

from aisec_hooks.errors import Incomplete
from aisec_hooks.syntax.imports import Definition, above, find, is_standard, join
from aisec_hooks.syntax.source import Kind, Source

__all__ = ["Definition", "Files", "Given", "Project", "View"]

MOST_FILES = 64
"""Files that are looked into for one that is examined."""
MOST_READ = 4_000_000
"""Bytes of them, all together."""
MOST_USES = 400
"""Questions of one file; a result that depends on more is not worth remembering."""
NEVER = (("", "never"),)
"""Uses that are not what they were, whatever there is."""
MOST_PATHS = 300_000
"""Files that are listed to tell whether one has a name."""
MOST_NAMED = 100
"""Files of some names that are told of."""
MOST_KEPT = 3_000_000
"""Bytes of parsed files that are kept for the next one; with their trees they take some fifty times that."""
_LIBRARIES = ("src", "lib")
"""Folders below a root that are on Python's path as well."""


class Files(Protocol):
    """The files of one snapshot; both may raise Incomplete for what is there and cannot be read."""

    def blob(self, path: str) -> str:
        """What changes with the content of the regular file at a path, "" if there is none.

        Of a path that ends in "/" whether there is such a folder: "/" or "".
        """

    def read(self, path: str) -> bytes | None:
        """The content of the regular file at a path, None if there is none or it is too large."""

    def paths(self) -> Iterable[str]:
        """The path of every file, in any order."""


class Given:
    """Files that are there as texts."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._folders = {f"{folder}/" for path in files for folder in above(path)}

    def blob(self, path: str) -> str:
        """A digest of the content."""
        if path.endswith("/"):
            return "/" if path in self._folders else ""
        data = self._files.get(path)
        return "" if data is None else hashlib.sha256(data).hexdigest()[:40]

    def read(self, path: str) -> bytes | None:
        """The content."""
        return self._files.get(path)

    def paths(self) -> Iterable[str]:
        """The paths of all of them."""
        return self._files


class Project:
    """The files of one snapshot, parsed when first asked for and shared by all that are examined in a run.

    What was asked is kept as questions: a path, a folder's path with "/" at the end, "//NAME/FOLDER": what
    the top-level name NAME is for the files of a folder, "///NAME": whether any file or folder is called so, or
    "////GLOB|GLOB": which files end so.
    A file's result depends on the answers.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._answers: dict[str, str] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._sources: OrderedDict[str, Source] = OrderedDict()
        self._kept = 0
        self._paths: list[str] | None = None
        self._stems: set[str] | None = None
        self._countless = False
        self.asked: dict[str, dict[str, str]] = {}
        """Importing file -> what was asked on its behalf, whoever was examined."""

    def view(self, path: str) -> View:
        """What one examined file may ask."""
        return View(self, path)

    def still(self, uses: Iterable[tuple[str, str]]) -> bool:
        """Whether every question still has the answer that it had."""
        try:
            return all(self.answer(question) == answer for question, answer in uses)
        except Incomplete:
            return False

    def answer(self, question: str) -> str:
        """The blob of a path, whether there is a folder, or places, joined by NUL."""
        if question not in self._answers:
            if question.startswith("////"):
                self._answers[question] = "\0".join(self._named(question[4:].split("|")))
            elif question.startswith("///"):
                self._answers[question] = "/" if self._anywhere(question[3:]) else ""
            elif question.startswith("//"):
                name, _, folder = question[2:].partition("/")
                self._answers[question] = "\0".join(self._places(name, folder))
            else:
                self._answers[question] = self._files.blob(question)
        return self._answers[question]

    def _anywhere(self, name: str) -> bool:
        """Whether a file or folder is called so, whatever its ending; of too many files that cannot be denied."""
        if self._stems is None:
            self._stems = {stem(part) for path in self._listed() for part in path.split("/")}
        return self._countless or name in self._stems

    def _named(self, globs: list[str]) -> list[str]:
        """The files whose path, or the end of it, is like one of the patterns, the ones near the top first."""
        like = re.compile("|".join(translate(f"*/{glob}") for glob in globs)).match
        found = [path for path in self._listed() if like(f"/{path.lower()}")]
        return sorted(found, key=lambda path: (path.count("/"), path))[:MOST_NAMED]

    def _listed(self) -> list[str]:
        if self._paths is None:
            self._paths = list(islice(self._files.paths(), MOST_PATHS + 1))
            self._countless = len(self._paths) > MOST_PATHS
        return self._paths

    def shared(self, path: str) -> Source | None:
        """The file at a path if it is at hand."""
        if path in self._sources:
            self._sources.move_to_end(path)
        return self._sources.get(path)

    def source(self, path: str) -> Source | None:
        """The file at a path; parsed once, as long as it is not forgotten."""
        known = self.shared(path)
        if known is not None:
            return known
        data = self._files.read(path)
        return None if data is None else self.keep(Source(path, data))

    def keep(self, source: Source) -> Source:
        """Share a file; of those that are kept, the ones that were used long ago are forgotten."""
        old = self._sources.pop(source.path, None)
        self._kept += len(source.data) - (len(old.data) if old is not None else 0)
        self._sources[source.path] = source
        while self._kept > MOST_KEPT and len(self._sources) > 1:
            _, gone = self._sources.popitem(last=False)
            self._kept -= len(gone.data)
        return source

    def _places(self, name: str, folder: str) -> list[str]:
        """Where a top-level name is: the first module or package on the path, else the folders without one."""
        bare = []
        for root in self._roots_of(folder):
            whole = join(root, name)
            if self.answer(f"{whole}/"):
                if self.answer(f"{whole}/__init__.py"):
                    return [f"{whole}/"]
                bare.append(f"{whole}/")
            if self.answer(f"{whole}.py"):
                return [f"{whole}.py"]
        return bare

    def _roots_of(self, folder: str) -> tuple[str, ...]:
        """The folders that may be on Python's path for a file in a folder.

        The nearest first, but those that are packages last: their files are imported by the package's name.
        """
        if folder not in self._roots:
            near = [folder, *above(folder)] if folder else []
            packages = [f for f in near if self.answer(f"{f}/__init__.py")]
            found = [f for f in near if f not in packages]
            if not folder.startswith("/"):
                found.append("")
            with_libraries = [p for f in found for p in (f, *(join(f, child) for child in _LIBRARIES))]
            some = [f for f in with_libraries if not f or f in near or self.answer(f"{f}/")]
            self._roots[folder] = tuple(dict.fromkeys([*some, *packages]))
        return self._roots[folder]


def stem(name: str) -> str:
    """What a file or folder is called by those who import it."""
    return name.partition(".")[0].replace("-", "_").lower()


class View:
    """What one examined file may ask of the others; all that it asked is noted."""

    def __init__(self, project: Project, path: str) -> None:
        self.path = path
        self.bounded = False
        """Whether there was more to look into than is looked into."""
        self.unreadable = ""
        """A file or folder that could not be read, "" if all could."""
        self._project = project
        self._own: Source | None = None
        self._uses: dict[str, str] = {}
        self._read: dict[str, Source] = {}
        self._size = 0
        self._listed = 0
        self._known: dict[tuple[str, str], Definition | None] = {}

    def resolve(self, name: str, importer: str) -> Definition | None:
        """The file that defines what a qualified name stands for in the file `importer`, None if none does.

        The name is as `Names.qualified` gives it: relative imports with their dots, calls and subscripts
        as "()" and "[]". Names of the standard library and of packages from elsewhere are nobody's.
        """
        key = (name, importer)
        if key not in self._known:
            self._known[key] = find(name, importer, _Asking(self, importer))
        return self._known[key]

    def owns(self, name: str, importer: str) -> bool:
        """Whether a top-level name is a module or package of this project, as a file sees it."""
        if is_standard(name):
            return False
        places = _Asking(self, importer).places(name, importer.rpartition("/")[0])
        return any(place != importer for place in places)  # json.py that imports json means another one

    def anywhere(self, name: str) -> bool:
        """Whether any file or folder of the snapshot is called so, endings, case and `-` for `_` aside; also where
        that cannot be told."""
        question = f"///{stem(name)}"
        return bool(self.answer(question, self.path)) or self.unreadable == question

    def named(self, *globs: str) -> list[str]:
        """The files that are called so wherever they are, the ones near the top first, `MOST_NAMED` at most.

        The patterns are those of `fnmatch`, in small letters; "*" reaches over folders.
        """
        answer = self.answer(f"////{'|'.join(globs)}", self.path)
        return answer.split("\0") if answer else []

    def peek(self, name: str, importer: str, words: re.Pattern[str]) -> bool:
        """Whether the file that a name leads to has one of some words; it is not parsed for that."""
        try:
            return find(name, importer, _Peeking(self, importer, words)) is not None
        except _Uninteresting:
            return False

    def read(self, path: str) -> Source | None:
        """The file at a path, None if there is none or it cannot be looked into."""
        return _Asking(self, self.path).source(path)

    def text(self, path: str) -> str:
        """What is written in a file that is no part of the program, "" where it cannot be read.

        It does not count as looked into: `bounded` says nothing of it.
        """
        if self._listed > MOST_READ or not self.answer(path, self.path):
            return ""
        try:
            found = self._project.source(path)
        except Incomplete:
            self.unreadable = path
            return ""
        self._listed += len(found.data) if found is not None else 0
        return found.text if found is not None else ""

    def source(self, data: bytes) -> Source:
        """The examined file itself, which names may lead back to; parsed already if another file asked for it."""
        shared = self._project.shared(self.path)
        self._own = shared.alone() if shared is not None and shared.data == data else Source(self.path, data)
        self._own.project = self
        return self._own

    def share(self) -> None:
        """Let other files have what was parsed for this one."""
        if self._own is not None and self._own.kind is Kind.PYTHON:
            self._project.keep(self._own.alone())

    @property
    def uses(self) -> tuple[tuple[str, str], ...]:
        """Every question and its answer, also what others asked on behalf of the files that were looked into.

        NEVER where that is too much to remember, or not all could be read.
        """
        if self.unreadable:
            return NEVER
        found, pending, done = dict(self._uses), [self.path, *self._read], set[str]()
        while pending:
            path = pending.pop()
            if path not in done:
                done.add(path)
                asked = self._project.asked.get(path, {})
                pending += [q for q, answer in asked.items() if answer and q.endswith(".py")]
                found.update(asked)
        return tuple(sorted(found.items())) if len(found) <= MOST_USES else NEVER

    def answer(self, question: str, importer: str) -> str:
        """The project's answer, noted; "" where it cannot be told, which is no answer to remember."""
        try:
            answer = self._project.answer(question)
        except Incomplete:
            self.unreadable, answer = question, ""
        self._uses[question] = answer
        self._project.asked.setdefault(importer, {})[question] = answer
        return answer

    def looked_into(self, path: str) -> Source | None:
        """A file that there is, None if it is too large, cannot be read or is one too many."""
        if path == self.path and self._own is not None:
            return self._own
        if path in self._read:
            return self._read[path]
        if len(self._read) >= MOST_FILES or self._size > MOST_READ:
            self.bounded = True
            return None
        try:
            found = self._project.source(path)
        except Incomplete:
            self.unreadable = path
            return None
        if found is not None:
            self._read[path] = found
            self._size += len(found.data)
        return found


class _Uninteresting(Exception):
    """A file has none of the words that were asked for."""


class _Asking:
    """A view on behalf of one importing file."""

    def __init__(self, view: View, importer: str) -> None:
        self._view = view
        self._importer = importer

    def exists(self, path: str) -> bool:
        return bool(self._view.answer(path, self._importer))

    def places(self, name: str, folder: str) -> list[str]:
        answer = self._view.answer(f"//{name}/{folder}", self._importer)
        return answer.split("\0") if answer else []

    def source(self, path: str) -> Source | None:
        return self._view.looked_into(path) if self.exists(path) else None


class _Peeking(_Asking):
    """A view that goes no further than a module without some words."""

    def __init__(self, view: View, importer: str, words: re.Pattern[str]) -> None:
        super().__init__(view, importer)
        self._words = words

    def source(self, path: str) -> Source | None:
        found = super().source(path)
        if found is not None and not path.endswith("/__init__.py") and not found.mentions(self._words):
            raise _Uninteresting
        return found
