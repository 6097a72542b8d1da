"""Text to tree: the interpreter's own parser first, then the fallback for newer syntax."""

from __future__ import annotations

import ast
import sys
import warnings

from msgspec import Struct

from aisec_hooks import late

_TEMPLATE = late.compiled(r"""\b(?:[tT][rR]?|[rR][tT])['"]""")
_MOST_WORK = 2_000_000_000  # fields of f-strings times their size, which the parsers before 3.12 take time for
_SAFE_SIZE = 100_000  # characters; Python 3.10 overruns its stack at some 80 000 nodes in each other, of two each


class Module(Struct, frozen=True, kw_only=True):
    """Python source that was parsed.

    `text` has as many lines as the source's text, so that positions agree; in a notebook what is
    no code is blank in it. `fallback` is true when the interpreter's own parser is too old for the syntax:
    engines that bring their own parser cannot read such a file.
    """

    tree: ast.Module
    text: str
    fallback: bool


class Broken(Struct, frozen=True, kw_only=True):
    """Python source that no parser accepts."""

    line: int
    message: str


def parse(text: str) -> Module | Broken:
    """The tree of Python source with LF line ends.

    Never raises and prints nothing. `Broken` has the line of the interpreter's own complaint and a
    message that holds nothing of the source.
    """
    if sys.version_info < (3, 12) and text.count("{") * len(text) > _MOST_WORK and _takes_long(text):
        return _newer(text) or Broken(line=1, message="invalid syntax")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as invalid escapes, which the file's own runs report
        try:
            return Module(tree=_own(text), text=text, fallback=False)
        except (SyntaxError, ValueError) as error:
            # ValueError: NUL on Python 3.10, lone surrogates, some f-strings on Python 3.12.1
            complaint = Broken(line=_line(error, text), message=_message(error, text))
        except (RecursionError, MemoryError):
            return Broken(line=1, message="source is too deeply nested")
        return _newer(text) or complaint


def _takes_long(text: str) -> bool:
    """Whether the f-strings are too much for a parser that is quadratic in them, or are never closed."""
    from aisec_hooks.syntax.lexer import LexError, tokens  # noqa: PLC0415  # most runs never need it

    try:
        return sum(len(t.parts) * (t.end - t.start) for t in tokens(text) if t.parts) > _MOST_WORK
    except LexError:
        return True


def _own(text: str) -> ast.Module:
    if sys.version_info < (3, 11) and len(text) > _SAFE_SIZE:
        from aisec_hooks.syntax.deep import parse_deep  # noqa: PLC0415  # Python 3.10 only

        return parse_deep(text)
    tree = ast.parse(text)
    if sys.version_info >= (3, 14) and _TEMPLATE.search(text):
        from aisec_hooks.syntax.formatted import plain_templates  # noqa: PLC0415  # Python 3.14 and later

        plain_templates(tree)
    return tree


def _newer(text: str) -> Module | None:
    from aisec_hooks.syntax.fallback import parse_newer  # noqa: PLC0415  # most runs never need it

    try:
        tree = parse_newer(text)
    except (RecursionError, MemoryError, ValueError):
        return None
    return Module(tree=tree, text=text, fallback=True) if tree else None


def _line(error: Exception, text: str) -> int:
    line = error.lineno if isinstance(error, SyntaxError) else None
    return min(max(line or 1, 1), text.count("\n") + 1)


def _message(error: Exception, text: str) -> str:
    """A fixed message: the parser's own may quote the source."""
    if "\0" in text:
        return "source holds NUL characters"
    if isinstance(error, UnicodeError):
        return "source holds lone surrogates"
    return "invalid indentation" if isinstance(error, IndentationError) else "invalid syntax"
