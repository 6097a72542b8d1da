"""All kinds of values at once, in order and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aisec_hooks.personal import accounts, hosts, identifiers, mails, phones
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.naming import Naming
from aisec_hooks.personal.windows import windows

_FIRST = ("card", "iban", "us-ssn", "national-id", "email", "phone")
"""Of two that overlap and are equally sure the one with the stricter form is meant."""


def people(text: str, path: str) -> Iterator[Personal]:
    """Mail addresses, telephone numbers, accounts and numbers of identity."""
    naming, places = Naming(text, path), windows(text)
    found = list(mails.mails(text, path))
    found += accounts.cards(text, places, naming)
    found += accounts.ibans(text, places)
    found += identifiers.identifiers(text, places, naming)
    found += phones.phones(text, places, naming)
    yield from _apart(found)


def machines(text: str, path: str) -> Iterator[Personal]:
    """Internal hosts and private addresses."""
    yield from _apart((*hosts.internal_hosts(text, path), *hosts.private_addresses(text)))


def _apart(found: Iterable[Personal]) -> list[Personal]:
    """In order of place; of those that overlap the surest, then the strictest, then the longest."""
    kept: list[Personal] = []
    for one in sorted(found, key=lambda p: (p.start, -p.end)):
        if kept and one.start < kept[-1].end:
            if _rank(one) > _rank(kept[-1]):
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _rank(one: Personal) -> tuple[int, int, int]:
    strict = -_FIRST.index(one.kind) if one.kind in _FIRST else 0
    return (one.confidence, strict, one.end - one.start)
