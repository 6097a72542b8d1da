"""What differs between two versions of a lock file that no update explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, REPOSITORY, Entry, Lock
from aisec_hooks.dependencies.locked.origin import PUBLIC

MOST_ODD = 3
"""Entries of a new lock file that differ from all others; more are how the project is."""
MOST_VERSIONS = 300
"""Entries of one package that are looked at: no lock file has as many."""
MANY = 10
"""Entries that tell what is usual in a lock file."""

HASH, MOVED, STRANGER, LEFT, INSECURE, DROPPED = "hash", "moved", "stranger", "left", "insecure", "dropped"
"""Another file under the same version; another host; a new package from a host that no other comes from; from an
index to a repository or a URL; no encryption any more; no hash any more."""

_STRENGTH = {"md5": 0, "sha1": 1, "sha224": 2, "sha256": 3, "sha384": 4, "sha512": 5}


class Change(NamedTuple):
    """One thing about one entry."""

    kind: str
    """One of the words above."""
    entry: Entry
    origin: str = ""
    """The host that it comes from now, where that is what changed."""
    fixed: bool = False
    """Whether a hash that was there before says that the file is the same."""
    familiar: bool = False
    """Whether other entries came from that host before."""


class Changes(NamedTuple):
    """What changed, and how much there is to compare it with."""

    found: list[Change]
    shared: int
    """Entries whose package was there before."""


def compare(base: Lock, head: Lock) -> Changes:
    """What of the head's entries the base's do not account for."""
    before: dict[str, list[Entry]] = defaultdict(list)
    for entry in base.entries:
        before[entry.name].append(entry)
    plain = {entry._replace(offset=-1) for entry in base.entries}
    origins = frozenset(o.name for entry in base.entries for o in entry.origins) | {_default(head)}
    touched = (entry for entry in head.entries if entry._replace(offset=-1) not in plain)
    found = [
        change
        for entry in touched
        if entry.kind != LOCAL
        for change in _changes(entry, before, origins, _default(head))
    ]
    return Changes(list(_once(found)), sum(entry.name in before for entry in head.entries))


def odd(lock: Lock) -> Changes:
    """What of a lock file that was not there before differs from nearly all of the rest."""
    entries = [entry for entry in lock.entries if entry.kind == REGISTRY]
    found: list[Change] = []
    plain = [e for e in entries if any(not o.secure for o in e.origins)]
    if 0 < len(plain) <= MOST_ODD and len(entries) > 2 * len(plain):
        found += [Change(INSECURE, e) for e in plain]
    counts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in {o.name for o in entry.origins} or {_default(lock)}:
            counts[name].append(entry)
    if len(entries) >= MANY:
        for name, some in counts.items():
            if len(some) <= MOST_ODD and len(entries) >= MANY * len(some) and name != _default(lock):
                found += [Change(STRANGER, e, name) for e in some if Change(INSECURE, e) not in found]
    return Changes(list(_once(found)), 0)


def _changes(entry: Entry, before: dict[str, list[Entry]], origins: frozenset[str], default: str) -> Iterator[Change]:
    old = [e for e in before.get(entry.name, ())[:MOST_VERSIONS] if e.kind != LOCAL]
    now = frozenset(o.name for o in entry.origins) or frozenset({default} if entry.kind == REGISTRY else ())
    if not old:
        yield from (Change(STRANGER, entry, name) for name in sorted(now - origins))
        return
    same = [e for e in old if e.version == entry.version]
    known = {name for e in old for name in ({o.name for o in e.origins} or {default})}
    fixed = any(_same_file(e, entry) for e in same)
    if same and entry.kind == REGISTRY and _is_other(same, entry):
        yield Change(HASH, entry, next(iter(sorted(now - known)), ""))
    elif entry.kind in (REPOSITORY, ARCHIVE) and all(e.kind == REGISTRY for e in old):
        yield Change(LEFT, entry, next(iter(sorted(now)), ""), fixed)
    else:
        yield from (Change(MOVED, entry, name, fixed, name in origins) for name in sorted(now - known))
    if any(not o.secure for o in entry.origins) and all(o.secure for e in old for o in e.origins):
        yield Change(INSECURE, entry, fixed=fixed)
    if entry.kind == REGISTRY and not entry.hashes and all(e.hashes and e.kind == REGISTRY for e in old):
        yield Change(DROPPED, entry)


def _same_file(old: Entry, new: Entry) -> bool:
    return any(not h.startswith(("md5:", "sha1:")) for h in old.hashes & new.hashes)


def _is_other(same: Sequence[Entry], entry: Entry) -> bool:
    """Whether the files under a version are others than before: none is the same, or one has another hash now."""
    if all(_other_file(e, entry) for e in same):
        return True
    old = _files(tuple(same))
    return any(
        name in old and h not in old[name] and _algorithms(frozenset({h})) & _algorithms(old[name])
        for name, h in entry.files
    )


@lru_cache(maxsize=64)
def _files(entries: tuple[Entry, ...]) -> dict[str, frozenset[str]]:
    """The hashes of each file of some entries; made once, however many entries a lock has of one version."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, digest in (each for e in entries for each in e.files):
        found[name].add(digest)
    return {name: frozenset(digests) for name, digests in found.items()}


def _other_file(old: Entry, new: Entry) -> bool:
    """Whether hashes that compare differ in all; those of different algorithms tell nothing."""
    common = _algorithms(old.hashes) & _algorithms(new.hashes)
    if old.kind != REGISTRY or not common:
        return False
    best = max(common, key=lambda algorithm: _STRENGTH.get(algorithm, 3))
    return not {h for h in old.hashes & new.hashes if h.startswith(f"{best}:")}


@lru_cache(maxsize=4_096)
def _algorithms(hashes: frozenset[str]) -> frozenset[str]:
    return frozenset(each.partition(":")[0] for each in hashes)


def _default(lock: Lock) -> str:
    return PUBLIC[lock.ecosystem.value]


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """A package that is locked at several places of the tree changes once."""
    seen = set()
    for change in changes:
        key = (change.kind, change.entry.name, change.entry.version, change.origin)
        if key not in seen:
            seen.add(key)
            yield change
