"""What a lock file records of one package: a version, the hashes of its files, and where these come from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aisec_hooks.dependencies.locked.origin import Origin, origin
from aisec_hooks.dependencies.requirement import Ecosystem

REGISTRY, ARCHIVE, REPOSITORY, LOCAL = "registry", "archive", "repository", "local"
"""An index knows it; the file at some URL; a revision of a repository; a path of the machine or of the project."""


class Entry(NamedTuple):
    """One version of one package."""

    name: str
    """Normalised."""
    version: str
    kind: str
    """One of the words above."""
    origins: frozenset[Origin]
    """Whose hosts its files come from; empty where the lock leaves that to the settings."""
    hashes: frozenset[str]
    """With their algorithms, such as "sha256:09af"."""
    offset: int
    """Where in the text it begins, -1 where `line` looks it up."""
    files: frozenset[tuple[str, str]] = frozenset()
    """(file name, hash), where the lock says which hash is whose."""


class Lock(NamedTuple):
    """A lock file."""

    entries: tuple[Entry, ...] = ()
    ecosystem: Ecosystem = Ecosystem.PYPI
    problem: str = ""
    """Why it cannot be read, "" if it can."""
    mark: str = ""
    """How the line of an entry begins, with `{}` for its name; for readers that keep no offsets."""


def line(lock: Lock, of: Entry, text: str) -> int:
    """The line of an entry, from 1."""
    offset = of.offset
    if offset < 0:
        starts = [text.find(mark.replace("{}", of.name)) for mark in lock.mark.split("\0")]
        offset = min((start for start in starts if start >= 0), default=0)
    return text.count("\n", 0, offset) + 1


def entry(  # the parts of an entry
    name: str,
    version: str,
    kind: str,
    urls: Iterable[str],
    hashes: Iterable[str],
    offset: int = -1,
    files: Iterable[tuple[str, str]] = (),
) -> Entry:
    """An entry; of the URLs only the hosts are kept."""
    found = (origin(url) for url in urls)
    origins = frozenset(o for o in found if o is not None)
    return Entry(name, version, kind, origins, frozenset(hashes), offset, frozenset(files))


def kind_of(url: str) -> str:
    """What a URL that stands for a package is; "" for one that says nothing of that."""
    if url.startswith(("git+", "git:", "git@", "hg+", "svn+", "bzr+", "ssh:", "github:", "gitlab:", "bitbucket:")):
        return REPOSITORY
    if url.startswith(("file:", "link:", "portal:", "workspace:", ".", "/", "~")):
        return LOCAL
    return ARCHIVE if "://" in url else ""
