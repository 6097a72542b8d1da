"""Text to tree: the interpreter's own parser first, then the fallback for newer syntax."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from dataclasses import dataclass

_TEMPLATE = re.compile(r"""\b(?:[tT][rR]?|[rR][tT])['"]""")
_SAFE_SIZE = 100_000  # characters; Python 3.10 overruns its stack at some 80 000 nodes in each other, of two each


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """Python source that was parsed.

    `text` has as many lines as the source's text, so that positions agree; in a notebook what is
    no code is blank in it. `fallback` is true when the interpreter's own parser is too old for the syntax:
    engines that bring their own parser cannot read such a file.
    """

    tree: ast.Module
    text: str
    fallback: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Python source that no parser accepts."""

    line: int
    message: str


def parse(text: str) -> Module | Broken:
    """The tree of Python source with LF line ends.

    Never raises and prints nothing. `Broken` has the line of the interpreter's own complaint and a
    message that holds nothing of the source.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as invalid escapes, which the file's own runs report
        try:
            return Module(tree=_own(text), text=text, fallback=False)
        except SyntaxError as error:
            complaint = Broken(line=_line(error, text), message=_message(error, text))
        except (RecursionError, MemoryError):
            return Broken(line=1, message="source is too deeply nested")
        except ValueError as error:  # NUL on Python 3.10, lone surrogates
            return Broken(line=1, message=_message(error, text))
        return _newer(text) or complaint


def _own(text: str) -> ast.Module:
    if sys.version_info < (3, 11) and len(text) > _SAFE_SIZE:
        from aisec_hooks.syntax.deep import parse_deep  # Python 3.10 only

        return parse_deep(text)
    tree = ast.parse(text)
    if sys.version_info >= (3, 14) and _TEMPLATE.search(text):
        from aisec_hooks.syntax.formatted import plain_templates  # Python 3.14 and later only

        plain_templates(tree)
    return tree


def _newer(text: str) -> Module | None:
    from aisec_hooks.syntax.fallback import parse_newer  # most runs never need it

    try:
        tree = parse_newer(text)
    except (RecursionError, MemoryError, ValueError):
        return None
    return Module(tree=tree, text=text, fallback=True) if tree else None


def _line(error: SyntaxError, text: str) -> int:
    return min(max(error.lineno or 1, 1), text.count("\n") + 1)


def _message(error: Exception, text: str) -> str:
    """A fixed message: the parser's own may quote the source."""
    if "\0" in text:
        return "source holds NUL characters"
    if not isinstance(error, SyntaxError):
        return "source holds characters that no text has"
    return "invalid indentation" if isinstance(error, IndentationError) else "invalid syntax"
