"""Code that a change does not touch and yet exposes: what uses the definitions that it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.cache import Cache
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.errors import Incomplete
from aisec_hooks.model import ChangedFile, FileResult, Note, NoteKind, Version
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository, Search
from aisec_hooks.syntax import api
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.project import Project, View
from aisec_hooks.syntax.source import Source

MOST_USERS = 50
"""Files that are examined because they use what changed."""
MOST_READ = 1_000_000
"""Bytes of them."""
MOST_CANDIDATES = 400
"""Files that are looked at for whether they use it."""
MOST_WORDS = 60
"""Names that are looked for at once."""
MOST_ROUNDS = 3
"""Users of users are found too, that many imports away."""
_TEMPLATES = (".html", ".htm", ".xhtml", ".j2", ".jinja", ".jinja2", ".mako")
_FIRST = late.compiled(r"[.(\[]")
_TAGS = ("{{", "{%", "${", "<%")


class User(NamedTuple):
    """An unchanged file that uses what changed, and the changed files that it so depends on."""

    change: ChangedFile
    through: tuple[str, ...]


class Affected(Struct, frozen=True, kw_only=True):
    """What of a changed file may mean something else now."""

    lines: Mapping[str, int]
    """Name -> the line of the definition that changed, 0 where it is gone; empty for a template."""
    names: frozenset[str]
    """These, and those that depend on them."""


class Reach:
    """Who uses what a comparison changed; the search for them runs while the changed files are examined."""

    def __init__(
        self,
        repository: Repository,
        comparison: Comparison,
        settings: Settings,
        head: Project,
        bases: Sequence[Project],
        cache: Cache,
    ) -> None:
        self._cache = cache
        self._repository = repository
        self._comparison = comparison
        self._settings = settings
        self._head = head
        self._bases = bases
        self._changed = {c.path for c in comparison.changes}
        self._searched: set[str] = set()
        self._found: dict[str, User] = {}
        self._size = 0
        self.notes: list[Note] = []
        self.affected = {c.path: a for c in comparison.changes for a in self._affected(c)}
        words = [w for path, a in self.affected.items() for w in self._words(path, a.names)]
        self._search = self._start(words)

    def users(self) -> list[User]:
        """The unchanged files that use what changed, sorted by path, as many as are looked at."""
        targets: dict[str, frozenset[str]] = {path: a.names for path, a in self.affected.items()}
        roots = {path: frozenset([path]) for path in targets}
        candidates: dict[str, None] = {}
        for _ in range(MOST_ROUNDS if targets else 0):
            candidates.update(dict.fromkeys(self._mentioning()))
            more: dict[str, frozenset[str]] = {}
            for path in sorted(candidates):
                source = self._source(path)
                used = _used(source, self._head.view(path), targets) if source is not None else None
                if source is None or not used:
                    continue
                del candidates[path]
                through = frozenset(root for target in used for root in roots[target])
                if path not in self._changed and not self._take(source, through):
                    return self._sorted()
                bound = (name for names in used.values() for name in names)
                more[path] = frozenset(api.affected(api.units(source), bound))
                roots[path] = roots.get(path, frozenset()) | through
            for path, names in more.items():
                targets[path] = targets.get(path, frozenset()) | names
            self._search = self._start([w for path, names in more.items() for w in self._words(path, names)])
        return self._sorted()

    def _sorted(self) -> list[User]:
        return [self._found[path] for path in sorted(self._found)]

    def _take(self, source: Source, through: frozenset[str]) -> bool:
        """Have a file examined; whether there was room for it."""
        self._size += len(source.data)
        if len(self._found) >= MOST_USERS or self._size > MOST_READ:
            self._partly(f"more than {len(self._found)} files use what this changes; the others were not looked at")
            return False
        path = source.path
        bases = tuple(Version(path=path if b else "", blob=b) for b in (p.answer(path) for p in self._bases))
        change = ChangedFile(path=path, head_blob=self._head.answer(path), bases=bases)
        self._found[path] = User(change, tuple(sorted(through)))
        return True

    def _affected(self, change: ChangedFile) -> Iterator[Affected]:
        """What one changed file may now mean to others, nothing where that is nothing, which is remembered."""
        name = change.path.rpartition("/")[2]
        is_module = name.endswith(".py") and name[:-3].isidentifier()
        if not (is_module or name.lower().endswith(_TEMPLATES)) or is_test_code(change.path) or not change.head_blob:
            return
        known = self._cache.name(change.path, change.head_blob, "\0".join(["reach", *(v.blob for v in change.bases)]))
        if not any(v.blob for v in change.bases) or self._cache.get(known) is not None:
            return
        try:
            found = self._meaning(change)
        except Incomplete:
            return  # told of where it is to be examined
        if found is not None and (found.names or not is_module):
            yield found
        else:
            self._cache.put(known, FileResult())

    def _meaning(self, change: ChangedFile) -> Affected | None:
        new = self._head.source(change.path)
        olds = [project.source(v.path) for v, project in zip(change.bases, self._bases, strict=True) if v.blob]
        if new is None or any(old is None or _alike(old, new) for old in olds):
            return None
        if not new.path.endswith(".py"):
            return Affected(lines={}, names=frozenset())
        changed = [api.changed(old, new) for old in olds if old is not None]
        lines = {name: line for name, line in changed[0].items() if all(name in other for other in changed)}
        return Affected(lines=lines, names=frozenset(api.affected(api.units(new), lines)))

    def _words(self, path: str, names: frozenset[str]) -> Sequence[str]:
        """What a file that uses a changed one must hold: a name of it, or the name of a template."""
        if not path.endswith(".py"):
            return [path.rpartition("/")[2]]
        source = self._source(path)
        return api.importable(api.units(source), names) if source is not None else ()

    def _start(self, words: Sequence[str]) -> Search | None:
        fresh = [w for w in dict.fromkeys(words) if w not in self._searched]
        self._searched.update(fresh)
        if len(fresh) > MOST_WORDS:
            self._partly(f"this changes {len(fresh)} names; who uses them was looked for by {MOST_WORDS} of them")
        return self._repository.search(self._comparison.head, fresh[:MOST_WORDS]) if fresh else None

    def _mentioning(self) -> Iterator[str]:
        """The files that hold one of the words, as many as are looked at."""
        try:
            paths = self._search.paths() if self._search is not None else []
        except Incomplete as error:
            self._partly(f"who uses what this changes could not be found: {error}")
            return
        left = [p for p in paths if not is_test_code(p) and not self._settings.excludes(p)]
        if len(left) > MOST_CANDIDATES:
            self._partly(f"{len(left)} files name what this changes; {MOST_CANDIDATES} of them were looked at")
        yield from left[:MOST_CANDIDATES]

    def _source(self, path: str) -> Source | None:
        try:
            return self._head.source(path)
        except Incomplete:
            self._partly(f"{path}, which may use what this changes, cannot be read")
            return None

    def _partly(self, message: str) -> None:
        self.notes.append(Note(path="", kind=NoteKind.PARTIAL, message=message))


def _alike(old: Source, new: Source) -> bool:
    """Whether a change surely leaves what users see as it was."""
    if new.path.endswith(".py"):
        return api.only_adds(old.lines, new.lines)
    changed = [*api.only(old.lines, new.lines), *api.only(new.lines, old.lines)]
    return not any(tag in line for line in changed for tag in _TAGS)


def _used(source: Source, view: View, targets: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    """Which targets a file uses -> the names that it has for what it uses of them."""
    found: dict[str, set[str]] = {}
    for path in targets:
        if not path.endswith(".py") and path.rpartition("/")[2] in source.text:
            found[path] = set()
    if not any(word in source.text for word in _import_words(targets)):
        return found
    for bound, meaning in api.imports(source):
        definition = view.resolve(meaning, source.path)
        if definition is None:
            continue
        path, name = definition.source.path, _FIRST.split(definition.rest, maxsplit=1)[0]
        if path in targets and (not name or name in targets[path]):
            found.setdefault(path, set()).update(targets[path] if bound == "*" else [bound])
        elif not name and path.endswith("/__init__.py"):
            for target in targets:
                if target.startswith(path.removesuffix("__init__.py")):
                    found.setdefault(target, set()).add(bound)
    return found


def _import_words(targets: Mapping[str, frozenset[str]]) -> set[str]:
    """One of these is in every file that imports a target: its name, that of a package around it, or a dot."""
    names = {path.rpartition("/")[2].removesuffix(".py") for path in targets}
    return {"from .", "import ."} | names | {f.rpartition("/")[2] for path in targets for f in above(path)}
