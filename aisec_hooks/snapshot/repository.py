"""A git repository, opened for one run, and the comparisons that can be made in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable
from aisec_hooks.snapshot.comparison import Comparison, Record, differences, index_records, overlay, tree_records
from aisec_hooks.snapshot.objects import Objects
from aisec_hooks.snapshot.program import Output, Program
from aisec_hooks.snapshot.revisions import Revisions, merging, quoted, short
from aisec_hooks.snapshot.search import Search
from aisec_hooks.snapshot.tree import Snapshot

if TYPE_CHECKING:
    from typing_extensions import Self

    from aisec_hooks.snapshot.history import Reachable

_EMPTY_TREE = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class PushUpdate(Struct, frozen=True, kw_only=True):
    """One line of what git tells a pre-push hook; an object name of zeros stands for none."""

    local_ref: str
    local_oid: str
    remote_ref: str
    remote_oid: str


class _Place(Struct, frozen=True, kw_only=True):
    """What the first git process says of the repository; `head` is "" before the first commit."""

    root: str
    git_dir: str
    common_dir: str
    object_format: str
    shallow: bool
    bare: bool
    head: str


class Repository:
    """What is in it is read once: open another after it has changed. Not for several threads."""

    def __init__(self, program: Program, place: _Place) -> None:
        self.root = place.root
        self.git_dir = place.git_dir
        self.common_dir = place.common_dir
        self._place = place
        self._program = program.located(place.root, place.git_dir)
        self._objects = Objects(self._program)
        self._revisions = Revisions(self._program, self._objects, place.shallow)
        self._empty = _EMPTY_TREE[place.object_format]

    @classmethod
    def open(cls, directory: str) -> Repository:
        """The repository that a directory belongs to; GIT_DIR and the like are obeyed as git does."""
        if not os.path.isdir(directory):
            raise UserError(f"no such directory: {printable(directory)}")
        if not os.access(directory, os.X_OK):
            raise Incomplete(f"permission denied: {printable(directory)}")
        program = Program.at(directory)
        return cls(program, _locate(program))

    @cached_property
    def hooks_dir(self) -> str:
        """Where git looks for hooks, `core.hooksPath` respected."""
        output = self._program.run("rev-parse", "--git-path", "hooks", quiet=False)
        if output.status:
            raise Incomplete(f"git rev-parse failed: {output.error}")
        return os.path.normpath(os.path.join(self.root, output.text))

    def staged(self) -> Comparison:
        """The index against HEAD; while a merge is made, against each of the commits that are merged."""
        merged = merging(self.git_dir, os.environ) if self._place.head else []
        base = self._index_base
        sides = [self._staged, *(index_records(self._program, oid) for oid in merged)]
        changes, skipped = differences(sides)
        against = " and ".join(["HEAD", *(oid[:12] for oid in merged)]) if self._place.head else "an empty tree"
        return Comparison(
            title=f"staged changes against {against}",
            subject="commit",
            head=Snapshot(self._objects, base, overlay(self._staged)),
            bases=tuple(Snapshot(self._objects, oid) for oid in (base, *merged)),
            changes=changes,
            skipped=skipped,
        )

    def index_differs(self) -> bool:
        """Whether anything at all is staged."""
        return bool(self._staged)

    @property
    def unborn(self) -> bool:
        """Whether there is no commit yet."""
        return not self._place.head

    def range(self, base: str, head: str) -> Comparison:
        """What `head` has that its merge base(s) with `base` have not."""
        theirs, ours = self._revisions.require(base, "base").oid, self._revisions.require(head, "head").oid
        bases = self._revisions.merge_bases(ours, [theirs])
        if not bases:
            raise self._revisions.unrelated(base, head)
        return self._compare(f"{short(base)}...{short(head)}", ours, bases)

    def commit(self, revision: str) -> Comparison:
        """What a commit has that none of its parents has."""
        found = self._revisions.require(revision, "commit")
        return self._compare(f"commit {found.oid[:12]}", found.oid, self._revisions.parents(found))

    def push(self, updates: Iterable[PushUpdate], remote: str = "") -> list[Comparison]:
        """What each update brings that the remote does not have, as far as is known here.

        A ref is compared with its best common ancestors with all that the remote has: the ref's old commit and
        the refs that track the remote. So neither a rebase nor a merge of the main branch counts as new.
        """
        found: dict[tuple[str, tuple[str, ...]], Comparison] = {}
        for update in updates:
            if update.local_oid.strip("0"):
                head = self._revisions.require(_oid(update.local_oid), "pushed commit").oid
                bases = self._pushed_bases(update, head, remote)
                title = f"push of {short(update.local_ref)}"
                if (head, tuple(bases)) not in found:
                    found[head, tuple(bases)] = self._compare(title, head, bases, "push")
        return list(found.values())

    def default_base(self) -> str:
        """The full name of the ref a branch's diff starts from; Incomplete if there is none."""
        return self._revisions.default_base(os.environ)

    @property
    def shallow(self) -> bool:
        """Whether the history is cut off somewhere."""
        return self._place.shallow

    def head(self) -> Snapshot:
        """The files of HEAD, none before the first commit."""
        return Snapshot(self._objects, self._head_tree)

    def head_files(self) -> Iterator[tuple[str, str]]:
        """(path, blob) of the regular files of HEAD."""
        from aisec_hooks.snapshot import history  # noqa: PLC0415  # no part of a hook's start-up

        return history.tree_files(self._program, self._head_tree)

    def reachable(self, revisions: Sequence[str]) -> Reachable:
        """Every blob of the history of some revisions and HEAD, or of all refs, HEAD and stashes if none is named."""
        from aisec_hooks.snapshot import history  # noqa: PLC0415  # no part of a hook's start-up

        tips = [self.resolve(name) for name in revisions]
        if tips and self._place.head:
            tips.append(self._place.head)
        return history.reachable(self._program, tips)

    def versions(self, path: str, most: int, limit: int) -> Iterator[bytes]:
        """The contents that a path had in the newest commits reachable from HEAD which changed it."""
        from aisec_hooks.snapshot import history  # noqa: PLC0415  # no part of a hook's start-up

        known: set[str] = set()
        for commit in history.versions(self._program, path, most) if self._place.head else ():
            entry = Snapshot(self._objects, commit).entry(path)
            if entry is not None and entry.regular and entry.oid not in known:
                known.add(entry.oid)
                try:
                    yield self._objects.blob(entry.oid, limit)
                except Incomplete:
                    continue  # this is asked for a hint; the check itself tells of what cannot be read

    def resolve(self, revision: str) -> str:
        """The hex name of the commit a revision names."""
        return self._revisions.require(revision, "commit").oid

    def read(self, blob: str, limit: int) -> bytes:
        """A blob's content; TooLarge over `limit` bytes, Unreadable if it is missing or damaged."""
        return self._objects.blob(blob, limit)

    def ignores(self, path: str) -> bool:
        """Whether git would leave a file of the work tree alone; also where there is none around it."""
        inside = path.startswith(self.root.rstrip(os.sep) + os.sep) and not self._place.bare
        return not inside or self._program.run("check-ignore", "--quiet", "--", path).status == 0

    def search(self, snapshot: Snapshot, words: Sequence[str]) -> Search:
        """Start to look for the Python files of a snapshot that hold one of some words."""
        return Search(self._program, words, "" if snapshot.is_index else snapshot.tree)

    def close(self) -> None:
        """End the git process, if one runs."""
        self._objects.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _index_base(self) -> str:
        if self._place.bare:
            raise UserError("a bare repository has no index; name two revisions")
        return self._head_tree

    @cached_property
    def _head_tree(self) -> str:
        """HEAD's commit, the empty tree before the first one."""
        if self._place.head:
            return self._place.head
        if self._revisions.broken_head():
            raise Incomplete("HEAD names no commit and is damaged; run: git fsck")
        return self._empty

    @cached_property
    def _staged(self) -> list[Record]:
        return index_records(self._program, self._index_base)

    def _compare(
        self, title: str, head: str, bases: list[str], subject: Literal["push", "change"] = "change"
    ) -> Comparison:
        bases = bases or [self._empty]
        changes, skipped = differences([tree_records(self._program, base, head) for base in bases])
        return Comparison(
            title=title,
            subject=subject,
            head=Snapshot(self._objects, head),
            bases=tuple(Snapshot(self._objects, base) for base in bases),
            changes=changes,
            skipped=skipped,
        )

    def _pushed_bases(self, update: PushUpdate, head: str, remote: str) -> list[str]:
        known = self._revisions.on_remote(remote)
        old = _oid(update.remote_oid) if update.remote_oid.strip("0") else ""
        here = bool(old) and self._objects.commit(old) is not None
        bases = self._revisions.merge_bases(head, [old, *known] if here else known)
        if bases:
            return bases
        if old and not here:
            where = f"{quoted(remote)} {quoted(update.remote_ref)}" if remote else "--all"
            raise Incomplete(f"the remote's '{short(update.remote_ref)}' is not here; run: git fetch {where}")
        if self._place.shallow:
            raise self._revisions.unrelated(old or "the remote", update.local_ref)
        return []  # the remote has nothing of this history


def _locate(program: Program) -> _Place:
    # HEAD comes last: where there is no commit yet, --revs-only ends there without a word. An older git
    # that does not know --show-object-format passes over it, and knows SHA-1 only. --show-cdup is the way up to
    # the root.
    flags = ("--show-object-format", "--is-shallow-repository", "--is-bare-repository", "--is-inside-work-tree")
    places = ("--absolute-git-dir", "--git-common-dir", "--show-cdup")
    output = program.run("rev-parse", "--revs-only", *flags, *places, "HEAD")
    if output.status:
        raise _cannot_open(program.directory, output)
    lines = output.text.split("\n")
    head = lines.pop() if _OID.fullmatch(lines[-1]) else ""
    if lines[0] not in _EMPTY_TREE:
        lines.insert(0, "sha1")
    object_format, shallow, bare, inside, git_dir, common_dir, *up = lines
    if len(up) > 1 or not os.path.isdir(git_dir):
        raise Incomplete("the path of the repository holds a line end")
    here = os.path.realpath(program.directory)
    return _Place(
        root=os.path.normpath(os.path.join(here, up[0])) if inside == "true" or up else git_dir,
        git_dir=git_dir,
        common_dir=os.path.normpath(os.path.join(here, common_dir)),
        object_format=object_format,
        shallow=shallow == "true",
        bare=bare == "true",
        head=head,
    )


def _cannot_open(directory: str, output: Output) -> Exception:
    shown = printable(directory)
    if "not a git repository" in output.error:
        return UserError(f"not a git repository: {shown}")
    if output.advice:
        return Incomplete(f"git does not trust the owner of {shown}; run: {output.advice}")
    return Incomplete(f"git cannot open {shown}: {output.error}")


def _oid(text: str) -> str:
    if not _OID.fullmatch(text):
        raise UserError(f"not an object name: '{printable(text)}'")
    return text
