"""Which values of a file are told of, in groups: lists of people, hosts beside a credential."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import load
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.context import is_test_code
from aisec_hooks.engines.secret_places import Offsets, Setting
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.model import Confidence, Match, Severity
from aisec_hooks.personal import Personal, internal, may_hold_internal, personal
from aisec_hooks.syntax.source import Source

GAP = 30
"""Values with more lines between them are two finds."""
BESIDE = 2
"""Lines between a host and the credential that goes with it."""
FEWEST = {"email": 3, "phone": 3}
"""How many different ones make a list; of the other kinds one is enough."""
_NAMES = {
    "email": ("a mail address", "mail addresses"),
    "phone": ("a phone number", "phone numbers"),
    "card": ("a payment card number", "payment card numbers"),
    "iban": ("a bank account number", "bank account numbers"),
    "national-id": ("a national identity number", "national identity numbers"),
    "us-ssn": ("a social security number", "social security numbers"),
    "internal-host": ("an internal host", "internal hosts"),
    "private-ip": ("a private address", "private addresses"),
}
_SEVERITY = {"email": Severity.LOW, "phone": Severity.LOW}
_PERSON = late.compiled(
    r"(?i)(?:first|last|given|family|middle|full|customer|patient|contact|sur|nick)[ _-]?name|\bname\b|vorname|nachname"
    r"|nombre"
)
_DOCUMENT = late.compiled(r"(?i)\.(?:md|markdown|mdx|rst|adoc|doctest)$|(?:^|/)(?:readme|pkg-info|metadata)[^/]*$")
"""Samples are what such files hold."""
_SAMPLES = (">>>", "... ")
_PROGRAM = late.compiled(r"(?i)\.(?:py|ipynb|[cm]?[jt]sx?|go|rs|rb|php|java|kt|scala|cs|swift|c|cc|cpp|h|ex|exs|dart)$")
MOST = 50
"""Values of one group beside which a name is looked for."""
_CREDENTIAL = late.compiled(r"(?i)pass|secret|token|key|cred|auth|pwd|pw\b|://[^\s/]{1,100}@")


class _Value(NamedTuple):
    text: str
    line: int
    found: Personal


def found(source: Source) -> Iterator[Match | Unreported]:
    """One match for each group, in order; where there is any, all other values are not to be shown."""
    offsets = Offsets(source.text)
    people, others = _people(source, offsets)
    matches: list[Match] = []
    for rule, groups in (("personal-data", people), ("internal-infrastructure", _hosts(source, offsets))):
        for group in groups:
            matches.append(_match(rule, group, offsets))
            others += group[1:]
    yield from sorted(matches, key=lambda m: m.span)
    for value in others if matches else ():
        yield Unreported(offsets.span(value.found.start, value.found.end))


def _match(rule: str, group: Sequence[_Value], offsets: Offsets) -> Match:
    first = group[0].found
    return Match(
        rule=rule,
        span=offsets.span(first.start, first.end),
        message=_message(rule, group),
        severity=Severity.LOW if rule != "personal-data" else _SEVERITY.get(first.kind, Severity.MEDIUM),
        confidence=min(first.confidence, Confidence.MEDIUM),
        secret=group[0].text,
        secret_kind=first.kind,
    )


def _message(rule: str, group: Sequence[_Value]) -> str:
    count = _different(group)
    one, many = _NAMES[group[0].found.kind]
    what = one if count == 1 else f"{count} {many}"
    where = f", down to line {group[-1].line}" if group[-1].line > group[0].line else ""
    if rule == "internal-infrastructure":
        return f"{what} beside a credential{where}"
    return f"{what} that may be {'a real person' if count == 1 else 'real people'}'s{where}"


# --- people ----------------------------------------------------------------------------------


def _people(source: Source, offsets: Offsets) -> tuple[list[list[_Value]], list[_Value]]:
    """The groups that are worth a look, and all other values."""
    if _DOCUMENT.search(source.path):
        return [], []
    found = [p for p in personal(source.text, source.path) if p.confidence >= Confidence.MEDIUM]
    found = [p for p in found if not _in_session(source, offsets.line(p.start))]
    mails = {offsets.line(p.start) for p in found if p.kind == "email"}
    is_test = _PROGRAM.search(source.path) is not None and is_test_code(source.path)
    listed: list[list[_Value]] = []
    others: list[_Value] = []
    for group in _groups(source.text, found, offsets):
        if _worth_a_look(group, is_test) or (
            group[0].found.kind != "email" and any(_of_someone(source, v.line, mails) for v in group[:MOST])
        ):
            listed.append(group)
        else:
            others += group
    return listed, others


def _worth_a_look(group: Sequence[_Value], is_test: bool) -> bool:
    """Enough addresses, or a number that is no trial of a check for numbers."""
    kind = group[0].found.kind
    return (kind == "email" or not is_test) and _different(group) >= FEWEST.get(kind, 1)


def _different(group: Sequence[_Value]) -> int:
    """How many different values there are; a number is the same with a country's code, with spaces and cut short."""
    if group[0].found.kind != "phone":
        return len({v.text.casefold().replace(" ", "").replace("-", "") for v in group})
    numbers = sorted({"".join(c for c in v.text if c.isdigit()) for v in group})
    whole = [n for n, after in zip(numbers, [*numbers[1:], ""], strict=True) if not after.startswith(n)]
    return len({n[-7:] for n in whole})


def _groups(text: str, found: Iterable[Personal], offsets: Offsets) -> Iterator[list[_Value]]:
    """The values of each kind in blocks without long gaps."""
    ordered = sorted(found, key=lambda p: (p.kind, p.start))
    for _, same in groupby(ordered, key=lambda p: p.kind):
        block: list[_Value] = []
        for one in same:
            value = _Value(text[one.start : one.end], offsets.line(one.start), one)
            if block and value.line - block[-1].line > GAP:
                yield block
                block = []
            block.append(value)
        yield block


def _in_session(source: Source, line: int) -> bool:
    """Whether a line shows what was typed at a prompt, or its answer."""
    above = source.lines[max(0, line - 4) : line]
    return any(text[:100].lstrip().startswith(_SAMPLES) for text in above)


def _of_someone(source: Source, line: int, mails: set[int]) -> bool:
    """Whether a name or a mail address stands beside a line."""
    around = range(line - 2, line + 3)
    return any(n in mails for n in around) or any(
        _PERSON.search(source.lines[n - 1][: places.LONG_LINE]) for n in around if 0 < n <= len(source.lines)
    )


# --- machines --------------------------------------------------------------------------------


def _hosts(source: Source, offsets: Offsets) -> Iterator[list[_Value]]:
    """Hosts and addresses beside what the engine for credentials finds; in tests and examples both are made up."""
    if not may_hold_internal(source.text) or places.setting(source.path) is not Setting.PROGRAM:
        return
    found = [p for p in internal(source.text, source.path) if p.confidence >= Confidence.MEDIUM]
    found = [p for p in found if _credential_around(source, offsets.line(p.start))]
    if not found:
        return
    lines = _lines_of_credentials(source)
    near = [p for p in found if any(offsets.line(p.start) + n in lines for n in range(-BESIDE, BESIDE + 1))]
    yield from _groups(source.text, near, offsets)


def _credential_around(source: Source, line: int) -> bool:
    first, last = max(1, line - BESIDE), min(len(source.lines), line + BESIDE)
    return any(_CREDENTIAL.search(source.lines[n - 1][: places.LONG_LINE]) for n in range(first, last + 1))


def _lines_of_credentials(source: Source) -> set[int]:
    matches = [m for m in load("secrets.Secrets").check(source) if isinstance(m, Match)]
    return {
        line
        for m in matches
        if m.confidence >= Confidence.MEDIUM
        for line in range(m.span.start_line, m.span.end_line + 1)
    }
