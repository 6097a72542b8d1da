"""A comparison as a unified diff, its texts sanitized as whole files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aisec_hooks.errors import Incomplete
from aisec_hooks.linediff import added_lines
from aisec_hooks.model import ChangedFile, NoteKind
from aisec_hooks.printable import printable
from aisec_hooks.sanitize.document import Document
from aisec_hooks.snapshot import Comparison, Repository

_CONTEXT = 3
_NO_END = "\\ No newline at end of file\n"


class Sides(NamedTuple):
    """A changed file before and after, None where there was none."""

    change: ChangedFile
    old: Document | None
    new: Document | None


class Unread(NamedTuple):
    """Why a changed file is not in the diff; `failed` if it should be."""

    message: str
    failed: bool


def sides(repository: Repository, comparison: Comparison, limit: int) -> tuple[list[Sides], list[Unread]]:
    """The changed files that are text, and what is to be said of the others."""
    found = []
    unread = [Unread(f"{printable(n.path)}: {n.message}", n.kind is NoteKind.FAILED) for n in comparison.skipped]
    for change in comparison.changes:
        before, shown = change.bases[0], printable(change.path)
        try:
            blobs = [repository.read(blob, limit) if blob else None for blob in (before.blob, change.head_blob)]
        except Incomplete as error:
            unread.append(Unread(f"{shown}: {error}", failed=True))
            continue
        try:
            old, new = (
                Document.read(path, data, path) if data is not None else None
                for path, data in zip((before.path, change.path), blobs, strict=True)
            )
        except Incomplete as error:
            unread.append(Unread(str(error), failed=False))
            continue
        found.append(Sides(change, old, new))
    return found, unread


def unified(changed: Sequence[Sides], texts: Mapping[int, str], names: Mapping[str, str]) -> str:
    """The diff; `texts` are the new texts by the documents' id(), `names` what the paths are called."""
    parts: list[str] = []
    for each in changed:
        old, new = (texts[id(d)] if d is not None else None for d in (each.old, each.new))
        before, after = each.change.bases[0].path or each.change.path, each.change.path
        parts += _file(names[before], names[after], old, new)
    return "".join(parts)


def _file(before: str, after: str, old: str | None, new: str | None) -> Iterator[str]:
    yield f"diff --git a/{before} b/{after}\n"
    if old is None:
        yield "new file\n"
    elif new is None:
        yield "deleted file\n"
    elif before != after:
        yield f"rename from {before}\nrename to {after}\n"
    hunks = list(_hunks(_lines(old or ""), _lines(new or "")))
    if hunks:
        yield f"--- {'/dev/null' if old is None else f'a/{before}'}\n"
        yield f"+++ {'/dev/null' if new is None else f'b/{after}'}\n"
        yield from hunks


def _lines(text: str) -> list[str]:
    """With their ends, at LF only."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


class _Line(NamedTuple):
    """A line of the diff and how many lines of each side are above it."""

    mark: str
    text: str
    old: int
    new: int


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    lines = list(_script(old, new))
    changed = [i for i, line in enumerate(lines) if line.mark != " "]
    i = 0
    while i < len(changed):
        j = i
        while j + 1 < len(changed) and changed[j + 1] - changed[j] <= 2 * _CONTEXT:
            j += 1
        yield from _hunk(lines[max(0, changed[i] - _CONTEXT) : changed[j] + _CONTEXT + 1])
        i = j + 1


def _hunk(lines: Sequence[_Line]) -> Iterator[str]:
    sizes = [sum(line.mark in (" ", mark) for line in lines) for mark in "-+"]
    starts = [lines[0].old + (sizes[0] > 0), lines[0].new + (sizes[1] > 0)]
    yield f"@@ -{starts[0]},{sizes[0]} +{starts[1]},{sizes[1]} @@\n"
    for line in lines:
        yield line.mark + line.text
        if not line.text.endswith("\n"):
            yield f"\n{_NO_END}"


def _script(old: Sequence[str], new: Sequence[str]) -> Iterator[_Line]:
    """All lines of both sides, removed ones before added ones."""
    added = added_lines(old, new)
    at, pending = 0, []
    for number, line in enumerate(new, 1):
        if number in added:
            pending.append((number - 1, line))
            continue
        while old[at] != line:
            yield _Line("-", old[at], at, pending[0][0] if pending else number - 1)
            at += 1
        yield from (_Line("+", text, at, n) for n, text in pending)
        pending = []
        yield _Line(" ", line, at, number - 1)
        at += 1
    for i in range(at, len(old)):
        yield _Line("-", old[i], i, pending[0][0] if pending else len(new))
    yield from (_Line("+", text, len(old), n) for n, text in pending)
