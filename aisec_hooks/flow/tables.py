"""All sinks and sanitizers of some rules and libraries, by the last name of what they are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aisec_hooks.flow.library import Library
from aisec_hooks.model import FlowRule, Sink

MOST_TABLES = 64
MOST_NAMES = 10_000
ANY_CALL = "*"


class Wanted(NamedTuple):
    """A sink of a rule, by one of its patterns."""

    rule: FlowRule
    pattern: str
    sink: Sink


class Named(NamedTuple):
    """A sink of a rule that is a name."""

    rule: FlowRule
    pattern: re.Pattern[str]
    sink: Sink


class Tables:
    """Sinks and sanitizers, ready to be looked up."""

    def __init__(self, rules: tuple[FlowRule, ...], libraries: tuple[Library, ...]) -> None:
        self.of = (rules, libraries)
        """Kept, so that their identities stay theirs."""
        self.rules = {rule.name: rule for rule in rules}
        self.calls: Mapping[str, list[Wanted]] = defaultdict(list)
        self.stores: Mapping[str, list[Wanted]] = defaultdict(list)
        self.sanitizers: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
        """Last name -> (rule, pattern)."""
        self.named: list[Named] = []
        for rule in rules:
            for sink in (*rule.sinks, *(s for library in libraries for s in library.sinks.get(rule.name, ()))):
                self._add(rule, sink)
            for pattern in (*rule.sanitizers, *(p for lib in libraries for p in lib.sanitizers.get(rule.name, ()))):
                self.sanitizers[pattern.rpartition(".")[2]].append((rule.name, pattern))
        self.calls, self.stores, self.sanitizers = dict(self.calls), dict(self.stores), dict(self.sanitizers)
        self._names: dict[str, tuple[Named, ...]] = {}

    def _add(self, rule: FlowRule, sink: Sink) -> None:
        for pattern in sink.calls:
            self.calls[pattern.rpartition(".")[2]].append(Wanted(rule, pattern, sink))
        for pattern in sink.stores:
            self.stores[pattern.rpartition(".")[2]].append(Wanted(rule, pattern, sink))
        if sink.named and not sink.calls and not sink.stores:
            self.named.append(Named(rule, re.compile(sink.named), sink))

    def named_so(self, name: str) -> tuple[Named, ...]:
        """The sinks that a variable, attribute, key, keyword or function of this name is."""
        found = self._names.get(name)
        if found is None:
            if len(self._names) >= MOST_NAMES:
                self._names.clear()
            found = self._names[name] = tuple(n for n in self.named if n.pattern.search(name[:200]))
        return found


_TABLES: dict[tuple[tuple[int, ...], tuple[int, ...]], Tables] = {}


def tables(rules: tuple[FlowRule, ...], libraries: Iterable[Library]) -> Tables:
    """The tables for some rules and what some libraries add to them; made once in a process."""
    adding = tuple(library for library in libraries if library.sinks or library.sanitizers)
    key = (tuple(map(id, rules)), tuple(map(id, adding)))
    if key not in _TABLES:
        if len(_TABLES) >= MOST_TABLES:
            _TABLES.clear()
        _TABLES[key] = Tables(rules, adding)
    return _TABLES[key]
