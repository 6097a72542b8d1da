"""All blobs of a history: those that are not known yet looked at, what is found put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache as remember
from typing import NamedTuple

import msgspec

from aisec_hooks import canary
from aisec_hooks.cache import Cache
from aisec_hooks.examine import examine
from aisec_hooks.history.entries import RULES, VAGUE, History, Looked
from aisec_hooks.history.look import NOTHING, decoded, encoded, look, representatives
from aisec_hooks.history.merge import HeadFiles, entries
from aisec_hooks.history.store import Store
from aisec_hooks.history.workers import outcomes
from aisec_hooks.model import Note, NoteKind
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository, TooLarge, Unreadable
from aisec_hooks.snapshot.history import Reachable
from aisec_hooks.syntax.source import Kind

CHUNK = 64
"""Blobs between two writes to the disk: so many at most are looked at again after an interruption."""
MOST_NOTES = 20
TOO_LARGE = "too large"

Progress = Callable[[int, int], None]


class Item(NamedTuple):
    """A blob to look at, under which paths, and what it is called in the store."""

    blob: str
    paths: tuple[str, ...]
    name: str


def scan(
    repository: Repository,
    settings: Settings,
    cache: Cache,
    store: Store,
    *,
    revisions: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress = lambda done, total: None,
) -> History:
    """The secrets in the history of some revisions, of all refs if none is named."""
    reach = repository.reachable(revisions)
    excluded = remember(settings.excludes)
    places = {b: {p: i for p, i in found.items() if not excluded(p)} for b, found in reach.places.items()}
    left_out = Counter(reach.irregular)
    left_out["excluded"] = sum(not found for found in places.values())
    items = list(_items(places, cache, settings.max_file_bytes))
    run = _Run(repository, settings.max_file_bytes, cache.key, store)
    remembered = run.recall(items)
    progress(remembered, len(items))
    repository.close()  # a process that is forked must not share a pipe to git with this one
    todo = [item for item in items if item.blob not in run.known]
    run.look(todo, jobs, lambda done: progress(remembered + done, len(items)))
    left_out.update(looked.skipped for looked in run.known.values() if looked.skipped)
    rules = {rule for rule in RULES | (VAGUE if settings.strict else frozenset()) if settings.reports(rule)}
    head = HeadFiles(repository, settings, cache.key, rules)
    told = entries(run.known, places, reach.origins, head, settings, rules)
    return History(
        strict=settings.strict,
        commits=reach.commits,
        blobs=sum(not looked.skipped and not looked.failed for looked in run.known.values()),
        remembered=remembered,
        entries=tuple(e for e in told if not e.reasons),
        silenced=tuple(e for e in told if e.reasons),
        left_out=tuple(sorted((kind, n) for kind, n in left_out.items() if n)),
        partial=sum(looked.partial for looked in run.known.values()),
        notes=(*_shallow(repository), *_failures(run.known, places, reach), *_self_check(cache.key, todo)),
    )


def _items(places: Mapping[str, Mapping[str, int]], cache: Cache, limit: int) -> Iterator[Item]:
    """The blobs with a path that counts, versions of one file together: git stores them as differences."""
    chosen = ((blob, representatives(paths)) for blob, paths in places.items() if paths)
    for blob, paths in sorted(chosen, key=lambda pair: pair[1][0]):
        yield Item(blob, paths, cache.name("\0".join(paths), blob, f"history:{limit}"))


class _Run:
    """What is known of each blob."""

    def __init__(self, repository: Repository, limit: int, key: bytes, store: Store) -> None:
        self.known: dict[str, Looked] = {}
        self._repository = repository
        self._limit = limit
        self._key = key
        self._store = store

    def recall(self, items: Sequence[Item]) -> int:
        """Take in what the store knows; how many blobs that is."""
        rows = self._store.get([item.name for item in items])
        for item in items:
            row = rows.get(item.name)
            if row is not None:
                try:
                    self.known[item.blob] = decoded(row)
                except (msgspec.MsgspecError, ValueError):
                    continue  # whatever does not fit is looked at again
        return len(self.known)

    def look(self, items: Sequence[Item], jobs: int, progress: Callable[[int], None]) -> None:
        """Look at blobs, and write down what was found after every few."""
        chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
        done = 0
        for index, outcome in outcomes(lambda i: [encoded(self._look(item)) for item in chunks[i]], len(chunks), jobs):
            chunk = chunks[index]
            if isinstance(outcome, str):
                self.known.update((item.blob, Looked(failed=outcome)) for item in chunk)
            else:
                self._take(chunk, outcome)
            done += len(chunk)
            progress(done)

    def _look(self, item: Item) -> Looked:
        try:
            return look(self._repository.read(item.blob, self._limit), item.paths, self._key)
        except TooLarge:
            return Looked(skipped=TOO_LARGE)
        except Unreadable as error:
            return Looked(failed=str(error))

    def _take(self, chunk: Sequence[Item], rows: Sequence[bytes]) -> None:
        lasting: dict[str, bytes] = {}
        digests: list[str] = []
        for item, row in zip(chunk, rows, strict=True):
            looked = decoded(row) if row else NOTHING
            self.known[item.blob] = looked
            digests += [seen.secret.digest for seen in looked.sightings]
            if not looked.failed:
                lasting[item.name] = row
        self._store.put(lasting, digests)


def _shallow(repository: Repository) -> Iterator[Note]:
    if repository.shallow:
        message = "the clone is shallow, older commits are not here; run: git fetch --unshallow"
        yield Note(path="", kind=NoteKind.FAILED, message=message, engine="git")


def _failures(known: Mapping[str, Looked], places: Mapping[str, Mapping[str, int]], reach: Reachable) -> Iterator[Note]:
    """The first blobs that could not be looked at, and how many more there are."""
    failed = [(blob, looked.failed) for blob, looked in known.items() if looked.failed]
    for blob, reason in failed[:MOST_NOTES]:
        path, index = next(iter(places[blob].items()))
        message = f"blob {blob[:12]} of commit {reach.origins[index].oid[:12]}: {reason}"
        yield Note(path=path, kind=NoteKind.FAILED, message=message)
    if len(failed) > MOST_NOTES:
        message = f"{len(failed) - MOST_NOTES} more blobs could not be looked at"
        yield Note(path="", kind=NoteKind.FAILED, message=message)


def _self_check(key: bytes, looked_at: Sequence[Item]) -> Iterator[Note]:
    """Whether the rules for text find their sample, if anything was looked at rather than remembered."""
    if looked_at:
        path, data = canary.sample(Kind.TEXT)
        yield from canary.complaints(Kind.TEXT, examine(path, data, key))
