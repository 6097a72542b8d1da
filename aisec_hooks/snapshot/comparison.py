"""What differs between a head and its bases, from git's raw diffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field

from aisec_hooks.model import ChangedFile, Note, NoteKind, Version
from aisec_hooks.snapshot.program import Output, Program
from aisec_hooks.snapshot.tree import Entry, Snapshot

# For diff-index and diff-tree. Only object names are printed, so attributes, filters, textconv and external
# programs have no say; the two --no-... say so once more. Renames are found as git finds them by default, with
# a limit of our own since the repository's may be 1; copies count as added, empty files are never renames.
# Of a submodule only the recorded commit counts: looking into it would run git under its own configuration.
_DIFF = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=dirty",
    "--no-rename-empty",
    "-l1000",
)
_RENAMES = "-M50%"
_EXACT_RENAMES = "-M100%"


class Comparison(Struct, frozen=True, kw_only=True):
    """A head against its bases: one base, but for merges.

    `changes` has the regular files that differ from every base, sorted by path; `skipped` what differs and is
    no regular file, and what a conflict left unmerged.
    """

    title: str
    subject: Literal["commit", "push", "change"]
    """What is about to happen: a commit (the head is the index), a push, or nothing, a look at two revisions."""
    head: Snapshot
    bases: tuple[Snapshot, ...]
    changes: tuple[ChangedFile, ...]
    skipped: tuple[Note, ...]


class Record(NamedTuple):
    """One entry of a raw diff; `before` is the path in the base."""

    old: Entry
    new: Entry
    status: str
    before: str
    path: str


def index_records(program: Program, base: str) -> list[Record]:
    """What the index has against a tree; an entry that is only intended to be added is not there yet."""
    return _records(program, "diff-index", "--cached", "--ita-invisible-in-index", trees=(base,))


def tree_records(program: Program, base: str, head: str) -> list[Record]:
    """What one tree has against another."""
    return _records(program, "diff-tree", "-r", trees=(base, head))


def overlay(records: Sequence[Record]) -> dict[str, Entry | None]:
    """What the records change in the base's tree."""
    changed: dict[str, Entry | None] = {}
    for record in records:
        changed.setdefault(record.before, None)
    for record in records:
        if int(record.new.mode, 8):
            changed[record.path] = record.new
    return changed


def differences(sides: Sequence[Sequence[Record]]) -> tuple[tuple[ChangedFile, ...], tuple[Note, ...]]:
    """The changed files and the notes that the records against every base agree on."""
    found = [_side(records) for records in sides]
    first = found[0]
    changes = [
        ChangedFile(path=path, head_blob=first.heads[path], bases=tuple(side.versions[path] for side in found))
        for path in sorted(first.versions)
        if all(path in side.versions for side in found)
    ]
    notes = [first.notes[path] for path in sorted(first.notes) if all(path in side.notes for side in found)]
    return tuple(changes), tuple(notes)


def _records(program: Program, *command: str, trees: tuple[str, ...]) -> list[Record]:
    output = program.run(*command, *_DIFF, _RENAMES, *trees, "--")
    if output.status:
        # A blob that is missing or damaged cannot be compared for a rename; without that the rest can be told,
        # and reading the blob itself will fail where it matters.
        output = program.require(*command, *_DIFF, _EXACT_RENAMES, *trees, "--")
    return list(_parse(output))


def _parse(output: Output) -> Iterator[Record]:
    fields = iter(output.data.split(b"\0"))
    for words in fields:
        if not words:
            return
        old_mode, new_mode, old, new, status = words.decode("ascii").removeprefix(":").split(" ")
        before = path = next(fields).decode("utf-8", "surrogateescape")
        if status[0] in "RC":
            path = next(fields).decode("utf-8", "surrogateescape")
        yield Record(Entry(old_mode, old), Entry(new_mode, new), status[0], before, path)


class _Side(Struct):
    """The head against one base, by path; `heads` has the blob, "" where the file was deleted."""

    versions: dict[str, Version] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)

    def add(self, path: str, head: str, base: Version) -> None:
        self.versions[path], self.heads[path] = base, head


def _side(records: Iterable[Record]) -> _Side:
    side = _Side()
    for old, new, status, before, path in records:
        if status == "U":
            side.notes[path] = Note(path=path, kind=NoteKind.FAILED, message="unmerged")
            continue
        if new.regular:
            if not old.regular:
                side.add(path, new.oid, Version(path="", blob=""))
            elif before != path or old.oid != new.oid:  # else only the mode differs
                side.add(path, new.oid, Version(path=before, blob=old.oid))
            continue
        if old.regular:
            side.add(before, "", Version(path=before, blob=old.oid))
        if int(new.mode, 8):
            side.notes[path] = Note(path=path, kind=NoteKind.SKIPPED, message=kind_of(new.mode))
    return side


def kind_of(mode: str) -> str:
    """What an entry of a tree is that is no file."""
    return {"120000": "symbolic link", "160000": "submodule"}.get(mode, f"file of mode {mode}")
