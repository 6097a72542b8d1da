"""The engine for credentials in the text: by the name a literal stands under, by the form it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aisec_hooks.engines import secret_calls, secret_commands
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_clauses import clauses
from aisec_hooks.engines.secret_formats import formed
from aisec_hooks.engines.secret_names import HINTS, Role, holds_logins, is_user, role, signs, variable
from aisec_hooks.engines.secret_passing import is_comment, tempered
from aisec_hooks.engines.secret_places import Offsets, Setting, Style
from aisec_hooks.engines.secret_randomness import is_random
from aisec_hooks.engines.secret_stores import is_of_logins, stored
from aisec_hooks.engines.secret_telling import told
from aisec_hooks.engines.secret_text import Named, name_around, values
from aisec_hooks.engines.secret_tokens import begins
from aisec_hooks.engines.secret_tree import Literal, literals
from aisec_hooks.engines.secret_values import is_password_like
from aisec_hooks.engines.secret_verdicts import Use, Verdict, judge
from aisec_hooks.model import Confidence, Match, Note, Severity, Span
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.source import Kind, Module, Source

_WORDS = (*HINTS, "://", "bearer", "identified", *secret_calls.HINTS, *secret_commands.HINTS)
_QUOTE = r"[A-Za-z]{0,2}('''|\"\"\"|'|\")"
_GIVEN = r"([A-Za-z_][\w-]{1,60})[\"'`\])]{0,3}[ \t]{0,8}(?::[ \t]|:?=(?!=))"
_SEVERITY = {
    "provider-token": Severity.CRITICAL,
    "private-key": Severity.CRITICAL,
    "credentials-in-url": Severity.HIGH,
    "hardcoded-secret": Severity.HIGH,
}


class _Found(NamedTuple):
    span: Span
    text: str
    name: str
    verdict: Verdict
    use: Use
    place: str = ""


class Secrets:
    """Credentials by context and by form."""

    name = "secrets"

    def wants(self, source: Source) -> bool:
        """Whether the text has a word that goes with credentials, or the start of an issued token."""
        folded = source.folded
        return any(word in folded for word in _WORDS) or begins(source.text) or is_of_logins(source.path)

    def check(self, source: Source) -> Iterator[Match | Note]:
        """The credentials of one file."""
        matches = {(m.rule, m.span): m for m in (*_formed(source), *_named(source))}
        yield from tempered(source, sorted(matches.values(), key=lambda m: (m.span, m.rule)))


def _formed(source: Source) -> Iterator[Match]:
    offsets: Offsets | None = None
    text = source.text
    for found in formed(text, source.folded, source.path):
        offsets = offsets or Offsets(text)
        confidence = found.confidence
        if found.rule != "provider-token" and places.setting(source.path) is not Setting.PROGRAM:
            confidence = min(confidence, Confidence.MEDIUM)
        yield Match(
            rule=found.rule,
            span=offsets.span(found.start, found.end),
            message=f"{found.kind} in the source",
            severity=_SEVERITY[found.rule],
            confidence=confidence,
            names=_holder(text, found.start, first=found.rule == "credentials-in-url"),
            secret=text[found.start : found.end],
            secret_kind=found.kind,
        )


def _holder(text: str, start: int, *, first: bool) -> dict[str, str]:
    """The variable that holds what begins at an offset, by the first or the last name that its line gives a value."""
    line = text[max(0, start - 300) : start].rpartition("\n")[2]
    names = [found[1] for found in re.finditer(_GIVEN, line)]
    return {"name": variable(names[0 if first else -1])} if names else {}


def _named(source: Source) -> Iterator[Match]:
    if places.full_of_hashes(source.path):
        return
    where = places.setting(source.path)
    offsets = Offsets(source.text)
    lines = _lines_of_names(source.text, source.folded, offsets) if source.kind is not Kind.TEXT else []
    under_names: Iterator[_Found] = iter(())
    if source.kind is Kind.TEXT or lines:  # no file is parsed for nothing
        is_tree = isinstance(source.python, Module)
        under_names = _in_tree(source, lines) if is_tree else _in_text(source, offsets)
    for found in (*under_names, *_without_name(source, offsets)):
        verdict = found.verdict
        if where is Setting.WORDING and not is_random(found.text):
            continue
        if verdict.weak and places.is_local_setup(source.path):
            continue
        if where is Setting.REHEARSAL and (verdict.confidence < Confidence.HIGH or not is_password_like(found.text)):
            continue
        yield Match(
            rule="hardcoded-secret",
            span=found.span,
            message=_message(found),
            severity=Severity.MEDIUM if verdict.weak else Severity.HIGH,
            confidence=verdict.confidence if where is Setting.PROGRAM else min(verdict.confidence, Confidence.MEDIUM),
            names={"name": variable(found.name)},
            secret=found.text,
            secret_kind=_kind(found),
        )


def _kind(found: _Found) -> str:
    if found.verdict.weak:
        return "stand-in credential"
    if signs(found.name):
        return "signing key"
    return "password" if role(found.name) is Role.PASSWORD else "credential"


def _message(found: _Found) -> str:
    name = found.name if len(found.name) <= 40 else found.name[:39] + "\u2026"
    if found.verdict.weak:
        return f"`{name}` has a stand-in value that works until it is replaced"
    if found.use is Use.COMPARED:
        return f"`{name}` is compared with a literal credential"
    return f"{found.place or f'`{name}`'} holds a literal credential"


def _in_tree(source: Source, lines: list[int]) -> Iterator[_Found]:
    """What stands under names in the tree, and in comments; `lines` are those of the names in the source's text."""
    module = source.python
    assert isinstance(module, Module)
    offsets = Offsets(module.text)
    if module.text != source.text:  # what was rewritten to be parsed, and the code of notebooks
        lines = _lines_of_names(module.text, fold(module.text), offsets)
    for literal in literals(module.tree, lines) if lines else ():
        verdict = judge(literal.name, literal.text, literal.use)
        if verdict is not None:
            span, text = _inside(source, literal)
            yield _Found(span, text, literal.name, verdict, literal.use)
    for line in lines:
        start = offsets.starts[line - 1]
        text = module.text[start : offsets.starts[line] - 1] if line < len(offsets.starts) else module.text[start:]
        if text.lstrip().startswith("#"):
            for found in _judged(values(text, fold(text), Style.PROSE), start, offsets):
                sure = found.verdict if is_random(found.text) else _at_most_likely(found.verdict)
                yield _Found(found.span, found.text, found.name, sure, found.use)


def _lines_of_names(text: str, folded: str, offsets: Offsets) -> list[int]:
    """The lines (sorted) with a name that promises a secret; `folded` is the text in lower case."""
    lines: set[int] = set()
    done = 0
    for hint, end in places.any_of(folded, HINTS):
        if hint >= done:
            start, done = name_around(text, hint, end, done)
            name = text[start:done]
            last = name.strip("-.$").rpartition(".")[2]
            if role(last) is not None or last.lower().endswith("auth") or holds_logins(last) or is_user(last):
                lines.add(offsets.line(start))
    return sorted(lines)


def _inside(source: Source, literal: Literal) -> tuple[Span, str]:
    """The span of a literal's value without its quotes, the text there."""
    whole = source.span(literal.node)
    segment = source.segment(whole)
    quote = re.match(_QUOTE, segment)
    first = quote.end() if quote else 0
    at = segment.find(literal.text, first)
    if at < 0:  # escapes or joined pieces: all between the first and the last quote
        at, end = first, len(segment) - (len(quote[1]) if quote else 0)
    else:
        end = at + len(literal.text)
    return _part(whole, segment, at, end), segment[at:end]


def _part(whole: Span, segment: str, start: int, end: int) -> Span:
    """The span of segment[start:end] in a segment whose span is `whole`."""

    def place(offset: int) -> tuple[int, int]:
        above, last = segment.count("\n", 0, offset), segment.rfind("\n", 0, offset)
        return whole.start_line + above, offset - last if above else whole.start_column + offset

    (line, column), (end_line, end_column) = place(start), place(end)
    return Span(start_line=line, start_column=column, end_line=end_line, end_column=end_column)


def _in_text(source: Source, offsets: Offsets) -> Iterator[_Found]:
    for found in _judged(values(source.text, source.folded, places.style(source.path)), 0, offsets):
        commented = is_comment(source.lines[found.span.start_line - 1]) and not is_random(found.text)
        if not commented:
            yield found
        elif found.verdict.confidence is Confidence.HIGH:
            yield found._replace(verdict=_at_most_likely(found.verdict))


def _at_most_likely(verdict: Verdict) -> Verdict:
    return Verdict(min(verdict.confidence, Confidence.MEDIUM), verdict.weak)


def _without_name(source: Source, offsets: Offsets) -> Iterator[_Found]:
    for found in _at_places(source, offsets):
        line = source.lines[found.span.start_line - 1] if source.kind is Kind.TEXT else ""
        commented = is_comment(line) and not is_password_like(found.text)
        yield found._replace(verdict=_at_most_likely(found.verdict)) if commented else found
    yield from _judged(told(source.text, source.folded, source.path), 0, offsets)


def _at_places(source: Source, offsets: Offsets) -> Iterator[_Found]:
    text, folded = source.text, source.folded
    yield from _judged(secret_calls.arguments(text, folded, python=source.kind is not Kind.TEXT), 0, offsets)
    yield from _judged(secret_commands.options(text, folded), 0, offsets)
    yield from _judged(clauses(text, folded), 0, offsets)
    yield from _judged(stored(text, folded, source.path), 0, offsets)


def _judged(found: Iterable[Named], start: int, offsets: Offsets) -> Iterator[_Found]:
    """Those of the values that are credentials; the text that they stand in begins at `start`."""
    for named in found:
        verdict = judge(named.name, named.meaning or named.value, named.use)
        if verdict is not None:
            at = start + named.start
            span = offsets.span(at, at + len(named.value))
            yield _Found(span, named.value, named.name, verdict, named.use, named.place)
