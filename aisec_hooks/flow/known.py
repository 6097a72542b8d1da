"""What is known of the libraries that a file uses, for the interpreter to look up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, TypeVar

from aisec_hooks.flow.frameworks import ALWAYS, PACKAGES
from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind
from aisec_hooks.syntax.names import Names

MOST_REMEMBERED = 20_000
_ALL_PACKAGES = frozenset(PACKAGES)
T = TypeVar("T")


def known(names: Names) -> Known:
    """What is known in a file, by what it imports."""
    return known_of(names.packages)


def known_of(packages: frozenset[str]) -> Known:
    """What is known of the libraries of some packages."""
    return _known(packages & _ALL_PACKAGES)


class Called(NamedTuple):
    """A pattern by which a library recognizes functions that it calls."""

    pattern: str
    library: Library
    entry: Entry


class Known:
    """Some libraries as one; names are canonical, with or without brackets."""

    def __init__(self, libraries: tuple[Library, ...]) -> None:
        self.libraries = libraries
        backwards = libraries[::-1]  # the first to say something has its way
        self._readings = {name: r for library in backwards for r in library.readings for name in r.names}
        self._returns = {name: r.gives for name, r in self._readings.items() if r.gives}
        self._returns.update((name, made) for library in backwards for name, made in library.returns.items())
        self._any = {name[:-2]: made for name, made in self._returns.items() if name.endswith(".*")}
        self._read_ends = _by_last(name for name in self._readings if name.startswith("."))
        self._given_ends = _by_last(name for name in self._returns if name.startswith("."))
        carrying = [name for name, r in self._readings.items() if r.unless_carried]
        self._carriers = _by_last([*carrying, *(name for library in libraries for name in library.carriers)])
        self._reducers = _by_last(name for library in libraries for name in library.reducers)
        self._by_kinds: dict[frozenset[SourceKind], Mapping[str, tuple[str, ...]]] = {}
        self._settled: dict[str, str] = {}
        self._reading_words = frozenset(name.rpartition(".")[2] for name in self._readings)
        self.types = frozenset(self._returns.values()).union(*(library.objects for library in libraries)) - {""}
        """Classes of the libraries whose objects are no text."""
        self.texts = frozenset(name for library in libraries for name in library.texts)
        self.harmless = frozenset(name for library in libraries for name in library.harmless)
        self.providers = frozenset(name for library in libraries for name in library.providers)
        self.decorators = _called(libraries, lambda entry: entry.decorators)
        """By last name, as the registrars."""
        self.registrars = _called(libraries, lambda entry: entry.registrars)
        self.bases = tuple(Called(b, library, e) for library in libraries for e in library.entries for b in e.bases)
        self.signatures = tuple((library, e) for library in libraries for e in library.entries if e.signature)
        self.sinks = _merged(library.sinks for library in libraries)
        """Rule -> the sinks that the libraries add to its own."""
        self.sanitizers = _merged(library.sanitizers for library in libraries)
        self.words = frozenset(w for w in self._reading_words if "[" not in w) | self.decorators.keys()
        """The last names of all that reads, and of the decorators of what is called from outside."""

    def reading_patterns(self, kinds: frozenset[SourceKind]) -> Mapping[str, tuple[str, ...]]:
        """The names of what reads text of some kinds, by their last names."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = _by_last(name for name, reading in self._readings.items() if reading.kind in kinds)
        return self._by_kinds[kinds]

    def reading(self, canonical: str, last: str) -> Reading | None:
        """The reading that an attribute, a call or a member ("[]") is.

        Without a canonical name ("", or "?" in front) only what any object has counts.
        """
        if last not in self._reading_words and not canonical.endswith("[]"):
            return None
        name = self.settled(canonical)
        found = self._readings.get(name)
        if found is None and (end := _end(self._read_ends, name, last)):
            found = self._readings[end]
        return found

    def result(self, canonical: str) -> str:
        """The type of what a call, an attribute or a member ("[]") gives; a known class is its own; "" if unknown."""
        return self._given(self.settled(canonical)) if canonical else ""

    def carries(self, canonical: str) -> bool:
        """Whether a call's result holds the text of its arguments."""
        return self._listed(canonical, self._carriers)

    def reduces(self, canonical: str) -> bool:
        """Whether a call's result holds no text of the outside's choosing."""
        return self._listed(canonical, self._reducers)

    def settled(self, canonical: str) -> str:
        """The name with the types of what its calls and attributes give in their place.

        "sqlite3.connect().cursor().execute" is "sqlite3.Cursor.execute".
        """
        name = self._settled.get(canonical)
        if name is None:
            if len(self._settled) >= MOST_REMEMBERED:
                self._settled.clear()
            name = self._settled[canonical] = self._settle(canonical)
        return name

    def _settle(self, canonical: str) -> str:
        path = canonical.lstrip(".")
        first, *rest = path.replace("()", "").replace("[]", ".[]").split(".")
        name = canonical[: len(canonical) - len(path)] + first  # the dots of a relative import
        for part in rest:
            owner = self._given(name) or name
            name = f"{owner}[]" if part == "[]" else f"{owner}.{part}"
        return name

    def _given(self, name: str) -> str:
        made = self._returns.get(name)
        if made is not None:
            return made
        if name in self.types:
            return name
        owner, _, last = (name[:-2], "", "") if name.endswith("[]") else name.rpartition(".")
        made = self._any.get(owner)
        if made is None and last in self._given_ends and (end := _end(self._given_ends, name, last)):
            made = self._returns[end]
        return made or ""

    def _listed(self, canonical: str, patterns: Mapping[str, tuple[str, ...]]) -> bool:
        last = canonical.rpartition(".")[2]
        if last not in patterns:
            return False
        name = self.settled(canonical)
        return name in patterns[last] or bool(_end(patterns, name, last))


def _end(ends: Mapping[str, tuple[str, ...]], name: str, last: str) -> str:
    """The longest pattern such as ".a.b" that a name ends with; for ".b" the last name is enough."""
    fitting = [e for e in ends.get(last, ()) if e.startswith(".") and (name.endswith(e) or e == f".{last}")]
    return max(fitting, key=len, default="")


@cache
def _known(packages: frozenset[str]) -> Known:
    modules = [m for package, its in PACKAGES.items() if package in packages for m in its.split()]
    return _of_modules((*dict.fromkeys(modules), *ALWAYS))


@cache
def _of_modules(modules: tuple[str, ...]) -> Known:
    return Known(tuple(import_module(f"aisec_hooks.flow.frameworks.{m}").LIBRARY for m in modules))


def _by_last(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        last = name.rpartition(".")[2]
        found[last] = (*found.get(last, ()), name)
    return found


def _called(
    libraries: tuple[Library, ...], patterns: Callable[[Entry], tuple[str, ...]]
) -> dict[str, tuple[Called, ...]]:
    found: dict[str, tuple[Called, ...]] = {}
    for library in libraries:
        for entry in library.entries:
            for pattern in patterns(entry):
                last = pattern.rpartition(".")[2]
                found[last] = (*found.get(last, ()), Called(pattern, library, entry))
    return found


def _merged(tables: Iterable[Mapping[str, tuple[T, ...]]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for table in tables:
        for rule, said in table.items():
            found[rule] = (*found.get(rule, ()), *said)
    return found
