"""From matches to findings: secrets are masked here, before anything else sees them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from aisec_hooks.model import Finding, Location, Match, Secret, Snippet, Span, Step
from aisec_hooks.syntax.source import Source

CONTEXT = 2
"""Lines shown before and after the span."""
LONGEST_FRAME = 8
LONGEST_LINE = 2_000
SHORTEST = 4
"""A secret of fewer characters is masked where it stands, but not looked for in other texts."""
_STRING = re.compile(r"(?P<quote>\"|')(?P<text>(?:(?!(?P=quote)).)*)(?P=quote)?")
SECRET_RULES = frozenset({"hardcoded-secret", "credentials-in-url", "high-entropy-string", "provider-token"})


class Mask:
    """A source's lines with every known secret overwritten in place, character for character."""

    def __init__(self, source: Source, matches: Iterable[Match]) -> None:
        self._source = source
        self._by_line: dict[int, list[tuple[int, int]]] = {}
        self._secrets: set[str] = set()
        for match in matches:
            if match.secret:
                self._secrets.add(match.secret)
                self._cover(match.span, visible=_visible(match.secret))
            elif match.rule in SECRET_RULES:
                self._cover_strings(match.span)
        self.lines: Sequence[str] = _Masked(source.lines, self._by_line) if self._by_line else source.lines

    def segment(self, span: Span) -> str:
        """The masked text of a span."""
        lines = [self.lines[n - 1] for n in range(span.start_line, span.end_line + 1)]
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.start_column - 1 :]
        return "\n".join(lines)

    def hide(self, text: str) -> str:
        """A text of an engine's making, such as a name or code put together anew, without the secrets."""
        return self._any_secret.sub(lambda m: m[0][: _visible(m[0])] + "***", text) if self._secrets else text

    @cached_property
    def _any_secret(self) -> re.Pattern[str]:
        """Long ones first, so that one that holds another is hidden whole; short ones would hit ordinary words."""
        found = sorted((s for s in self._secrets if len(s) >= SHORTEST), key=lambda s: (-len(s), s))
        return re.compile("|".join(map(re.escape, found)) or r"(?!)")

    def _cover(self, span: Span, visible: int) -> None:
        for number in range(span.start_line, span.end_line + 1):
            line = self._source.lines[number - 1]
            start = span.start_column - 1 + visible if number == span.start_line else 0
            end = span.end_column - 1 if number == span.end_line else len(line)
            self._by_line.setdefault(number, []).append((start, end))

    def _cover_strings(self, span: Span) -> None:
        """An engine spoke of a secret without saying where it is: no string on those lines is shown."""
        for number in range(span.start_line, span.end_line + 1):
            for match in _STRING.finditer(self._source.lines[number - 1]):
                self._by_line.setdefault(number, []).append(match.span("text"))


class _Masked(Sequence[str]):
    """The lines of a source, masked one at a time when asked for."""

    def __init__(self, lines: Sequence[str], by_line: dict[int, list[tuple[int, int]]]) -> None:
        self._lines = lines
        self._by_line = by_line

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # an int or a slice, as list has it
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        line = self._lines[index]
        number = index + 1 if index >= 0 else len(self) + index + 1
        for start, end in self._by_line.get(number, ()):
            line = line[:start] + "*" * (min(end, len(line)) - start) + line[end:]
        return line


def _visible(secret: str) -> int:
    """How many characters of a secret may be shown: 4 at the most, never more than a quarter."""
    return 0 if "\n" in secret else min(4, len(secret) // 4)


def finding(source: Source, mask: Mask, match: Match, engine: str, key: bytes) -> Finding:
    """The finding of a match, in place and without anything secret."""
    return Finding(
        rule=match.rule,
        location=source.locate(match.span),
        message=mask.hide(match.message),
        severity=match.severity,
        confidence=match.confidence,
        engine=engine,
        scope=source.scope(match.span.start_line),
        code=normalised(mask.hide(match.code) if match.code else mask.segment(match.span)),
        source_kind=match.source_kind,
        trace=tuple(
            Step(location=source.locate(s.span), code=_clip(mask.segment(s.span)), note=mask.hide(s.note)) for s in match.trace
        ),
        names=tuple(sorted((name, mask.hide(value)) for name, value in match.names.items())),
        secret=_secret(match, key),
        snippet=_snippet(source, mask, match.span),
    )


def normalised(code: str) -> str:
    """Code without what a formatter may change: white space, quotes' kind, trailing commas; cut at 400."""
    code = re.sub(r"\s+", "", code[:4_000]).replace("'", '"')
    return re.sub(r",([)\]}])", r"\1", code)[:400]


def _secret(match: Match, key: bytes) -> Secret | None:
    if not match.secret:
        return None
    return Secret(
        kind=match.secret_kind or "credential",
        prefix=match.secret[: _visible(match.secret)],
        length=len(match.secret),
        digest=hashlib.blake2b(match.secret.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest(),
    )


def _snippet(source: Source, mask: Mask, span: Span) -> Snippet:
    """The lines around a span, in a notebook no further than its cell."""
    first = max(1, span.start_line - CONTEXT)
    last = min(len(mask.lines), span.end_line + CONTEXT, first + LONGEST_FRAME - 1)
    cell = _at(source, span.start_line).cell
    numbers = [n for n in range(first, last + 1) if cell is None or _at(source, n).cell == cell]
    lines = tuple(mask.lines[n - 1] for n in numbers)
    if not lines or max(map(len, lines)) > LONGEST_LINE:
        return Snippet(first_line=span.start_line, lines=())
    here = _at(source, numbers[0])
    return Snippet(first_line=here.cell_line or here.span.start_line, lines=lines)


def _at(source: Source, line: int) -> Location:
    return source.locate(Span(start_line=line, start_column=1, end_line=line, end_column=1))


def _clip(code: str) -> str:
    code = " ".join(code.split())
    return code if len(code) <= 200 else code[:199] + "…"
