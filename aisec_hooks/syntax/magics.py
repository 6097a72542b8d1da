"""IPython's additions to Python in a notebook cell, taken out with all columns kept."""

from __future__ import annotations

import ast
import re
import warnings

from aisec_hooks import late
from aisec_hooks.syntax.lexer import LexError, logical_line

# cell magics whose body runs as Python; of all others nothing is known to be Python
_PYTHON_BODY = frozenset(
    {"capture", "debug", "heat", "memit", "mprun", "prun", "px", "pyinstrument", "pypy", "python", "python3"}
    | {"scalene", "snakeviz", "time", "timeit"}
)
_WRITES_PYTHON = late.compiled(r"[ \t]*%%(?:writefile|file)\b[^\n]*\.(?:py|pyw|wsgi)['\"]?[ \t]*$", re.MULTILINE)
_SUSPECT = late.compiled(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
_CELL_MAGIC = late.compiled(r"\s*%%(\w*)")
_TIMED = late.compiled(r"%(?:time|timeit|prun|memit)[ \t]+(?![-\s])")
_HELP = late.compiled(r"[%\w.*]+\?{1,2}[ \t]*$")
_CAPTURED = late.compiled(r"[\w \t.,\[\]()*\"':]+=[ \t]*(?=[%!])")
_INDENT = late.compiled(r"[ \t]*")


def python_of(cell: str) -> str:
    """The cell as Python of the same lines and columns.

    The text of a magic or a shell command gives way to a zero, `%time statement` to the statement;
    a cell magic is blanked, with the cell's body if another program runs it. The body is
    kept where it is written to a Python file.
    """
    magic = _CELL_MAGIC.match(cell)
    if magic is None:
        return _without_line_magics(cell)
    if _WRITES_PYTHON.match(cell, magic.start(1) - 2):
        body = _line_end(cell, magic.end())
        return "\n" * cell.count("\n", 0, body) + cell[body:]  # a file's text has no magics of its own
    if magic[1] not in _PYTHON_BODY:
        return "\n" * cell.count("\n")
    body = _line_end(cell, magic.end())
    return "\n" * cell.count("\n", 0, body) + _without_line_magics(cell[body:])


def _parses(cell: str) -> bool:
    """Whether what looks like a magic is none: `%` at the start of a line may go on with an expression."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(cell)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def _without_line_magics(cell: str) -> str:
    if not _SUSPECT.search(cell) or _parses(cell):
        return cell
    pieces = []
    at = 0
    while at < len(cell):
        start = _INDENT.match(cell, at).end()  # type: ignore[union-attr]  # matches anywhere
        end = _line_end(cell, start)
        line = cell[start:end]
        if captured := _CAPTURED.match(line):
            start += captured.end()
        elif timed := _TIMED.match(line):
            pieces += [cell[at:start], "0".ljust(timed.end() - 1), ";", line[timed.end() :]]
            at = end
            continue
        elif line[:1] not in ("%", "!", "?") and not _HELP.match(line):
            end = _statement_end(cell, at)
            pieces.append(cell[at:end])
            at = end
            continue
        end = _command_end(cell, start)
        pieces += [cell[at:start], _zero(cell[start:end])]
        at = end
    return "".join(pieces)


def _line_end(cell: str, at: int) -> int:
    end = cell.find("\n", at)
    return len(cell) if end < 0 else end


def _command_end(cell: str, at: int) -> int:
    """The end of a shell command or magic, which a backslash continues on the next line."""
    end = _line_end(cell, at)
    while end < len(cell) and cell[end - 1] == "\\":
        end = _line_end(cell, end + 1)
    return end


def _statement_end(cell: str, at: int) -> int:
    """Behind the logical line; where it never ends the rest of the cell is broken, whatever is in it."""
    try:
        return logical_line(cell, at)
    except LexError:
        return len(cell)


def _zero(command: str) -> str:
    first, newline, rest = command.partition("\n")
    return "0" + " " * (len(first) - 1) + newline + "\n" * rest.count("\n")
