"""Every blob that a repository's history reaches, and which commit brought it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from subprocess import TimeoutExpired

from msgspec import Struct, field

from aisec_hooks.errors import Incomplete
from aisec_hooks.snapshot.comparison import kind_of
from aisec_hooks.snapshot.program import Program, one_line

# Plumbing, as for comparisons: `git log` would obey log.showSignature, which runs a program of the repository's choice.
# -c lists of a merge what differs from every parent: all else came with one of them.
_DIFF_TREE = (
    "diff-tree",
    "--stdin",
    "-r",
    "--root",
    "-c",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
)
_AT_ONCE = 5_000
"""Commits that one git process compares with their parents: more would hold all its output in memory."""
_STASH = "refs/stash"
LONGEST = 1
"""Seconds that the versions of one path are looked for; without a commit graph git compares every commit."""


class Origin(Struct, frozen=True):
    """What brought a blob: a commit, or a ref that points to a tree or blob without one."""

    oid: str
    time: int
    """Seconds since 1970, 0 without a commit."""
    ref: str = ""


class Reachable(Struct, frozen=True, kw_only=True):
    """The regular files of a history by blob; `origins` has parents before children."""

    origins: list[Origin] = field(default_factory=list)
    commits: int = 0
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    """Blob -> the paths it was found at, each with the index of the origin that brought it there first."""
    irregular: dict[str, int] = field(default_factory=dict)
    """How many objects that are no files: by kind, such as "symbolic link"."""


def reachable(program: Program, tips: Sequence[str]) -> Reachable:
    """What is reached from some commits, or from every ref, HEAD and stash if none is named."""
    origins = _commits(program, tips or ["--all", *_stashed(program)])
    commits = len(origins)
    places: dict[str, dict[str, int]] = {}
    others: set[tuple[str, str]] = set()
    for index, mode, oid, path in _brought(program, origins):
        if mode.startswith(b"100"):
            places.setdefault(oid, {}).setdefault(path, index)
        elif int(mode, 8):
            others.add((kind_of(mode.decode()), oid))
    if not tips:
        for ref, oid, kind in _without_commit(program):
            origins.append(Origin(oid, 0, ref))
            files = [(ref, oid)] if kind == "blob" else tree_files(program, oid)
            for path, blob in files:
                places.setdefault(blob, {}).setdefault(path, len(origins) - 1)
    return Reachable(
        origins=origins, commits=commits, places=places, irregular=dict(Counter(kind for kind, _ in sorted(others)))
    )


def tree_files(program: Program, tree: str) -> Iterator[tuple[str, str]]:
    """(path, blob) of the regular files of a tree or commit."""
    for row in program.require("ls-tree", "-r", "-z", "--full-tree", tree).data.split(b"\0"):
        about, _, path = row.partition(b"\t")
        if about.startswith(b"100"):
            yield path.decode("utf-8", "surrogateescape"), about.rpartition(b" ")[2].decode()


def versions(program: Program, path: str, most: int) -> list[str]:
    """The newest commits reachable from HEAD that changed a path; those that were found in time."""
    spec = f":(top,literal){path}"
    owner, process = program.start("rev-list", f"--max-count={most}", "HEAD", "--", spec)
    try:
        output, _ = process.communicate(timeout=LONGEST)
    except TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    finally:
        del owner  # which also ends it
    lines = output.decode("ascii", "replace").split("\n")
    return [line for line in lines[:-1] if line]


def _commits(program: Program, tips: Sequence[str]) -> list[Origin]:
    rows = program.require("rev-list", "--date-order", "--reverse", "--timestamp", *tips, "--").data.split(b"\n")
    fields = (row.split(b" ") for row in rows if row)
    return [Origin(oid.decode(), int(time)) for time, oid in fields]


def _stashed(program: Program) -> list[str]:
    """The stashes: the ref names the newest only, its log the others."""
    if not program.run("for-each-ref", "--format=%(objectname)", _STASH).data:
        return []
    logged = program.run("rev-list", "--walk-reflogs", _STASH, "--")
    return sorted(set(logged.text.split())) if not logged.status else []


def _brought(program: Program, origins: Sequence[Origin]) -> Iterator[tuple[int, bytes, str, str]]:
    """(index of the commit, mode, object, path) of all that is in a commit and at that path in none of its parents."""
    numbered = iter(enumerate(origins))
    while some := list(islice(numbered, _AT_ONCE)):
        by_oid = {origin.oid: index for index, origin in some}
        index = 0
        fields = iter(_compared(program, by_oid).split(b"\0"))
        for words in fields:
            if not words.startswith(b":"):
                index = by_oid.get(words.decode("ascii", "replace"), index)
                continue
            mode, oid = _result(words)
            yield index, mode, oid, next(fields).decode("utf-8", "surrogateescape")


def _compared(program: Program, commits: Iterable[str]) -> bytes:
    owner, process = program.start(*_DIFF_TREE)
    try:
        output, errors = process.communicate("".join(f"{oid}\n" for oid in commits).encode())
    finally:
        del owner
    if process.returncode:
        raise Incomplete(f"git diff-tree failed: {one_line(errors.decode('utf-8', 'surrogateescape'))}")
    return output


def _result(words: bytes) -> tuple[bytes, str]:
    """Mode and object at the commit itself; a merge has as many colons as parents."""
    parents = len(words) - len(words.lstrip(b":"))
    parts = words[parents:].split(b" ")
    return parts[parents], parts[2 * parents + 1].decode()


def _without_commit(program: Program) -> Iterator[tuple[str, str, str]]:
    """(ref, object, "tree" or "blob") of refs that point to no commit, also through tags."""
    output = program.require("for-each-ref", "--format=%(objectname)%00%(objecttype)%00%(*objecttype)%00%(refname)")
    for line in output.text.split("\n"):
        if not line:
            continue
        oid, kind, tagged, ref = line.split("\0")
        if "commit" in (kind, tagged):
            continue
        peeled = program.require("rev-parse", "--verify", "--end-of-options", f"{oid}^{{}}").text
        kind = program.require("cat-file", "-t", peeled).text
        if kind != "commit":
            yield ref, peeled, kind
