"""Credentials that are shown rather than used: in docstrings and comments, in code that a bundler wrote."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secret_values import is_password_like
from aisec_hooks.model import Confidence, Match
from aisec_hooks.syntax.source import Module, Source

_ISSUED = frozenset({"provider-token", "private-key"})
_CHOSEN = frozenset({"hardcoded-secret", "credentials-in-url"})
"""What these find was made up by a person, or for one."""
_LONGEST_WRITTEN_LINE = 1_000
"""Nobody writes longer lines of code by hand."""
_PRIVATE_NAME = late.compiled(r"_[a-z]+(?:_[a-z]+)*")
"""`_csrftoken`: what a session or a dictionary calls it."""
_REMARK = late.compiled(r"[ \t]{0,200}(?:\*(?!=)|/\*\*|//[/!])")
"""How lines begin that documentation is made from, in languages that have no docstrings."""
_POD = late.compiled(r"=(?:head\d|over|item|pod|begin|for|encoding|back)\b")
_COMMENTED = late.compiled(r"[ \t]{0,200}(?://|#(?!\{|include|define)|;|--[ \t]|<!--|(?i:rem)[ \t])")
_TELLS = late.compiled(
    r"(?i)[ \t]{0,200}[\"']?(?:\w{0,20}description|summary|help|helptext|examples?|documentation)[\"']?[ \t]{0,8}[:=]"
)
"""A setting whose text is for people to read."""


def tempered(source: Source, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches, those that stand where a literal is shown in passing at most as advice.

    Tokens that a service issued and private keys count wherever they stand.
    """
    docstrings: frozenset[int] | None = None
    for match in matches:
        if match.rule in _ISSUED:
            yield match
            continue
        docstrings = _docstrings(source) if docstrings is None else docstrings
        text = source.lines[match.span.start_line - 1]
        shown = match.span.start_line in docstrings or len(text) > _LONGEST_WRITTEN_LINE or is_remark(text, source)
        sample = shown or _is_mere_sample(match, text)
        if sample and match.rule in _CHOSEN and not is_password_like(match.secret):
            continue  # as in a document
        passing = shown or _TELLS.match(text) is not None or _PRIVATE_NAME.fullmatch(match.secret) is not None
        yield replace(match, confidence=min(match.confidence, Confidence.MEDIUM)) if passing else match


def _is_mere_sample(match: Match, line: str) -> bool:
    """Whether a comment shows how a URL is written, with a password that is not sure to be one."""
    return match.rule == "credentials-in-url" and match.confidence < Confidence.HIGH and is_comment(line)


def is_remark(line: str, source: Source) -> bool:
    """Whether documentation is made from the line of a program."""
    if isinstance(source.python, Module) or places.style(source.path) not in (Style.QUOTED, Style.MARKUP):
        return False
    return _REMARK.match(line) is not None


def is_comment(line: str) -> bool:
    """Whether nothing runs that the line of a text says; a setting is often shown so before somebody turns it on."""
    return _COMMENTED.match(line) is not None


def _docstrings(source: Source) -> frozenset[int]:
    """The lines of every docstring, or of Perl's documentation."""
    lines: set[int] = set()
    if source.path.endswith((".pm", ".pl")):
        inside = False
        for number, line in enumerate(source.lines, 1):
            inside = _POD.match(line) is not None if not inside else not line.startswith("=cut")
            if inside:
                lines.add(number)
    for node in ast.walk(source.python.tree) if isinstance(source.python, Module) else ():
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                lines.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return frozenset(lines)
