"""From matches to findings: placed, framed and without anything secret."""

from __future__ import annotations

import hashlib
import re

from aisec_hooks.mask import Mask, visible
from aisec_hooks.model import Finding, Location, Match, Secret, Snippet, Span, Step, TraceMatch
from aisec_hooks.scrub import scrub
from aisec_hooks.syntax.bare import bare
from aisec_hooks.syntax.source import Source

CONTEXT = 2
"""Lines shown before and after the span."""
LONGEST_FRAME = 8
LONGEST_LINE = 2_000
LONGEST_CODE = 400


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
        code=normalised(mask.hide(match.code, code=True) if match.code else mask.segment(match.span)),
        source_kind=match.source_kind,
        trace=tuple(_step(source, mask, step) for step in match.trace),
        names=tuple(sorted((name, mask.hide(value, code=True)) for name, value in match.names.items())),
        secret=secret_of(match, key),
        snippet=snippet(source, mask, match.span),
    )


def _step(source: Source, mask: Mask, step: TraceMatch) -> Step:
    note = mask.hide(step.note)
    if step.path in ("", source.path):
        return Step(location=source.locate(step.span), code=_clip(mask.segment(step.span)), note=note)
    other = source.project.read(step.path) if source.project is not None else None
    if other is None:
        return Step(location=Location(path=step.path, span=step.span), code="", note=note)
    return Step(location=other.locate(step.span), code=_clip(scrub(bare(other, step.span))), note=note)


def normalised(code: str) -> str:
    """Code without what a formatter may change: white space, quotes' kind, trailing commas.

    Of long code the end gives way to a digest of all, so that two calls that begin alike stay two.
    """
    code = re.sub(r"\s+", "", code).replace("'", '"')
    code = re.sub(r",([)\]}])", r"\1", code)
    if len(code) <= LONGEST_CODE:
        return code
    digest = hashlib.blake2b(code.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{code[: LONGEST_CODE - 100]}…{digest}"


def secret_of(match: Match, key: bytes) -> Secret | None:
    """What may be said of the secret that a match holds, if it holds one."""
    if not match.secret:
        return None
    return Secret(
        kind=match.secret_kind or "credential",
        prefix=match.secret[: visible(match.secret)],
        length=len(match.secret),
        digest=hashlib.blake2b(match.secret.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest(),
    )


def snippet(source: Source, mask: Mask, span: Span) -> Snippet:
    """The lines around a span, in a notebook no further than its cell."""
    first = max(1, span.start_line - CONTEXT)
    last = min(len(source.lines), span.end_line + CONTEXT, first + LONGEST_FRAME - 1)
    cell = _at(source, span.start_line).cell
    numbers = [n for n in range(first, last + 1) if cell is None or _at(source, n).cell == cell]
    if not numbers or max(len(source.lines[n - 1]) for n in numbers) > LONGEST_LINE:
        return Snippet(first_line=span.start_line, lines=())
    here = _at(source, numbers[0])
    return Snippet(first_line=here.cell_line or here.span.start_line, lines=tuple(mask.lines[n - 1] for n in numbers))


def _at(source: Source, line: int) -> Location:
    return source.locate(Span(start_line=line, start_column=1, end_line=line, end_column=1))


def _clip(code: str) -> str:
    code = " ".join(code[:4_000].split())
    return code if len(code) <= 200 else code[:199] + "…"
