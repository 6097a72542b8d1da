"""A source's lines with all that is or may be secret overwritten in place, character for character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from aisec_hooks import late
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.model import Match, Span
from aisec_hooks.scrub import Text, covers
from aisec_hooks.scrub.stretches import Stretch, merged, without
from aisec_hooks.syntax.source import Kind, Source

SHORTEST = 6
"""A secret of fewer characters is masked where it stands, but not looked for in other places."""
SECRET_RULES = frozenset({"hardcoded-secret", "credentials-in-url", "high-entropy-string", "provider-token"})
STAND_IN = "stand-in credential"
"""Kind of secrets that are ordinary words; such a word is left alone elsewhere."""
_STRING = late.compiled(r"(?P<quote>\"|')(?P<text>(?:(?!(?P=quote)).)*)(?P=quote)?")
_BREAK = late.compiled(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^\w])|\\[abfnrtv0-7]|[\s\"'`]+")
_BLOCK = 256
_LEAD = 64
"""Lines above a block that are looked at too, for what began there."""
_LONGEST = 100_000
"""What follows in a line is not shown at all."""


class Mask:
    """What may be shown of a source, and of texts that engines made from it."""

    def __init__(self, source: Source, matches: Iterable[Match], unreported: Iterable[Unreported] = ()) -> None:
        self._known = _Known()
        self._hidden: dict[tuple[str, bool], str] = {}
        lines = _Masked(source, self._known)
        for match in matches:
            if match.secret:
                lines.cover(match.span, visible(match.secret))
                if match.secret_kind != STAND_IN:
                    self._known.add(match.secret)
            elif match.rule in SECRET_RULES:
                lines.cover_strings(match.span)
        for sighting in unreported:
            lines.cover(sighting.span, 0)
        self.lines: Sequence[str] = lines

    def segment(self, span: Span) -> str:
        """The masked text of a span."""
        lines = [self.lines[n - 1] for n in range(span.start_line, span.end_line + 1)]
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.start_column - 1 :]
        return "\n".join(lines)

    def hide(self, text: str, *, code: bool = False) -> str:
        """A text of an engine's making, such as a message, or as code put together anew, without anything secret."""
        made = self._hidden.get((text, code))
        if made is None:
            made = self._hidden[text, code] = self._hide(text, code)
        return made

    def _hide(self, text: str, code: bool) -> str:
        known = list(self._known.within(text))
        shown = without(covers(Text(text, prose=not code), 0, len(text)), merged((a, b) for a, b, _ in known))
        marks = sorted([(a, b, text[a : a + v]) for a, b, v in known] + [(a, b, "") for a, b in shown])
        at, parts = 0, []
        for start, end, prefix in marks:
            if start >= at:
                parts += [text[at:start], prefix, "***"]
            at = max(at, end)
        return "".join(parts) + text[at:]


class _Known:
    """The secrets that were found, to be looked for in other places."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[int]] = {}
        """The first characters of secrets -> the lengths (longest first) of those that begin so."""
        self._all: dict[str, int] = {}
        """Each, and how many of its characters may be shown."""

    def add(self, secret: str) -> None:
        """Take in a secret, the parts of it that may stand alone, and both as they may be written in another way."""
        if secret in self._all:
            return
        # imported here: a clean commit has no secret to look for
        from aisec_hooks.scrub.spellings import spellings  # noqa: PLC0415

        for part in {secret, *_BREAK.split(secret)}:
            self._keep(part, visible(part))
            for spelling in spellings(part) if len(part) >= SHORTEST else ():
                self._keep(spelling, 0)

    def _keep(self, part: str, shown: int) -> None:
        if len(part) >= SHORTEST and "\n" not in part and part not in self._all:
            self._all[part] = shown
            lengths = self._by_start.setdefault(part[:SHORTEST], [])
            if len(part) not in lengths:
                lengths.append(len(part))
                lengths.sort(reverse=True)

    def within(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, characters that may be shown) of every one in a text, the longest at each place."""
        if not self._by_start:
            return
        done, by_start = 0, self._by_start
        for at in range(len(text) - SHORTEST + 1):
            if at < done or text[at : at + SHORTEST] not in by_start:
                continue
            for length in by_start[text[at : at + SHORTEST]]:
                part = text[at : at + length]
                if part in self._all and _is_whole(text, at, part):
                    done = at + length
                    yield at, done, self._all[part]
                    break


def _is_whole(text: str, at: int, secret: str) -> bool:
    """A secret that is a word does not count inside of a longer word."""
    if not secret.isalpha() or len(secret) >= 16:
        return True
    return not (text[at - 1 : at].isalpha() or text[at + len(secret) : at + len(secret) + 1].isalpha())


class _Masked(Sequence[str]):
    """The lines of a source, each masked when first asked for."""

    def __init__(self, source: Source, known: _Known) -> None:
        self._lines = source.lines
        self._known = known
        self._text = Text(
            source.text,
            source.path or "-",
            python=source.kind is Kind.PYTHON or (source.kind is Kind.NOTEBOOK and source.python is not None),
            prose=source.kind is Kind.NOTEBOOK,
        )
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._by_line: dict[int, list[Stretch]] = {}
        self._shown: dict[int, list[Stretch]] = {}
        self._done: dict[int, str] = {}
        self._around: dict[int, dict[int, list[Stretch]]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # an int or a slice, as list has it
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = index if index >= 0 else len(self) + index
        if not 0 <= at < len(self):
            raise IndexError(index)
        if at not in self._done:
            self._done[at] = self._masked(at + 1)
        return self._done[at]

    def cover(self, span: Span, prefix: int) -> None:
        """Hide a span but for its first characters."""
        for number in range(span.start_line, min(span.end_line, len(self)) + 1):
            first = span.start_column - 1 if number == span.start_line else 0
            end = span.end_column - 1 if number == span.end_line else len(self._lines[number - 1])
            shown = prefix if number == span.start_line else 0
            self._by_line.setdefault(number, []).append((first + shown, end))
            if shown:
                self._shown.setdefault(number, []).append((first, first + shown))

    def cover_strings(self, span: Span) -> None:
        """An engine spoke of a secret without saying where it is: no string on those lines is shown."""
        for number in range(span.start_line, min(span.end_line, len(self)) + 1):
            for match in _STRING.finditer(self._lines[number - 1]):
                self._by_line.setdefault(number, []).append(match.span("text"))

    def _masked(self, number: int) -> str:
        line = self._lines[number - 1]
        others = [*self._guessed(number), *((a, b) for a, b, _ in self._known.within(line[:_LONGEST]))]
        if len(line) > _LONGEST:
            others.append((_LONGEST, len(line)))
        others = without(merged(others), merged(self._shown.get(number, ())))
        at, parts = 0, []
        for start, end in merged((*others, *self._by_line.get(number, ()))):
            parts += [line[at:start], "*" * (min(end, len(line)) - start)]
            at = end
        return "".join(parts) + line[at:]

    def _guessed(self, number: int) -> list[Stretch]:
        """What may be secret in a line, worked out for the lines around it at once."""
        block = (number - 1) // _BLOCK
        if block not in self._around:
            found: dict[int, list[Stretch]] = {}
            self._around[block] = found
            for start, end in self._regions(max(1, block * _BLOCK + 1 - _LEAD), min(len(self), (block + 1) * _BLOCK)):
                for stretch in covers(self._text, start, end):
                    self._spread(stretch, found)
        return self._around[block].get(number, [])

    def _regions(self, first: int, last: int) -> Iterator[Stretch]:
        """Offsets of the lines, those of great length apart and cut."""
        start = self._starts[first - 1]
        for number in range(first, last + 1):
            if len(self._lines[number - 1]) > _LONGEST:
                yield start, self._starts[number - 1]
                yield self._starts[number - 1], self._starts[number - 1] + _LONGEST
                start = self._starts[number]
        yield start, min(self._starts[last], len(self._text.text))

    def _spread(self, stretch: Stretch, found: dict[int, list[Stretch]]) -> None:
        start, end = stretch
        number = bisect_right(self._starts, start)
        while start < end and number <= len(self):
            above, stop = self._starts[number - 1], self._starts[number] - 1
            found.setdefault(number, []).append((start - above, min(end, stop) - above))
            start, number = stop + 1, number + 1


def visible(secret: str) -> int:
    """How many characters of a secret may be shown: 4 at the most, never more than a quarter."""
    return 0 if "\n" in secret else min(4, len(secret) // 4)
