"""One version of one file as the engines see it: its text, its lines and, for Python, its tree."""

from __future__ import annotations

import ast
import re
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.model import Location, Span
from aisec_hooks.syntax.columns import Columns
from aisec_hooks.syntax.decode import decode
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.names import Names
from aisec_hooks.syntax.parse import Broken, Module, parse
from aisec_hooks.syntax.scopes import scopes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aisec_hooks.syntax.notebook import Cell, Notebook
    from aisec_hooks.syntax.project import View

__all__ = ["Broken", "Kind", "Module", "Source"]

_PYTHON_ENDINGS = (".py", ".pyi", ".pyw", ".wsgi")
_PYTHON_NAMES = ("SConstruct", "SConscript", "wscript")
_SHEBANG = late.compiled(rb"#![^\r\n]*\b(?:python|pypy|uv[ \t]+run)")


class Kind(Enum):
    """What a file is, by its name or its shebang."""

    PYTHON = "python"
    NOTEBOOK = "notebook"
    TEXT = "text"


class Source:
    """A file's path and text; everything else is worked out when first asked for.

    `lines` has no line ends and splits at LF, CRLF and CR only, as Python's parser does.
    """

    def __init__(self, path: str, data: bytes, project: View | None = None) -> None:
        self.path = path
        self.data = data
        self.project = project
        """The other files of its snapshot, None where it is looked at by itself."""
        self._mentions: dict[re.Pattern[str], bool] = {}

    def mentions(self, words: re.Pattern[str]) -> bool:
        """Whether some words occur in the text; searched once."""
        if words not in self._mentions:
            self._mentions[words] = words.search(self.text) is not None
        return self._mentions[words]

    def alone(self) -> Source:
        """The same without the other files; what has been worked out is shared."""
        twin = Source(self.path, self.data)
        twin.__dict__.update({name: value for name, value in self.__dict__.items() if name != "project"})
        return twin

    @cached_property
    def kind(self) -> Kind:
        name = self.path.rpartition("/")[2]
        if name.lower().endswith(_PYTHON_ENDINGS) or name in _PYTHON_NAMES:
            return Kind.PYTHON
        if name.lower().endswith(".ipynb"):
            return Kind.NOTEBOOK
        if _SHEBANG.match(self.data):
            return Kind.PYTHON
        return Kind.TEXT

    @cached_property
    def text(self) -> str:
        """The decoded text with LF line ends; of a notebook, all cells and text outputs one after the other."""
        return self._notebook.text if self._notebook else self._file_text

    @cached_property
    def folded(self) -> str:
        """The text in lower case, character for character."""
        return fold(self.text)

    @cached_property
    def lines(self) -> list[str]:
        lines = self.text.split("\n")
        if not lines[-1]:
            lines.pop()
        return lines

    @cached_property
    def python(self) -> Module | Broken | None:
        """The tree of a Python file or notebook, None for other files."""
        if self.kind is Kind.PYTHON:
            return parse(self.text)
        return self._view[0] if self._view else None

    @cached_property
    def broken_notebook(self) -> bool:
        """Whether the file is a notebook by its name but not by its content; its text is then the file's."""
        return self.kind is Kind.NOTEBOOK and self._notebook is None

    @cached_property
    def names(self) -> Names:
        """What the names of the tree stand for; empty without a tree."""
        return Names(self.python.tree if isinstance(self.python, Module) else ast.Module(body=[], type_ignores=[]))

    @property
    def broken_cells(self) -> tuple[int, ...]:
        """The notebook's code cells (from 1, among all cells) that could not be parsed and are not in the tree."""
        return self._view[1] if self._view else ()

    @property
    def code_cells(self) -> Sequence[Cell]:
        """The code cells of a notebook, in any language."""
        return self._notebook.code if self._notebook else ()

    def span(self, node: ast.AST) -> Span:
        """The span of a node of `python.tree` (ast counts UTF-8 bytes, spans count code points).

        A node that has no place of its own gets that of what is in it.
        """
        line, column, end_line, end_column = _place(node)
        point = self._columns.point
        return Span(
            start_line=line,
            start_column=point(line, column) + 1,
            end_line=end_line,
            end_column=point(end_line, end_column) + 1,
        )

    def segment(self, span: Span) -> str:
        """The text of a span."""
        lines = self.lines[span.start_line - 1 : span.end_line]
        if not lines:
            return ""
        if len(lines) == span.end_line - span.start_line + 1:
            lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.start_column - 1 :]
        return "\n".join(lines)

    def locate(self, span: Span) -> Location:
        """Where a span of the text is in the file: the same place, but for notebooks."""
        if not self._notebook:
            return Location(path=self.path, span=span)
        line, column = self._notebook.place(span.start_line, span.start_column)
        end_line, end_column = self._notebook.place(span.end_line, span.end_column, end=True)
        cell, cell_line = self._notebook.cell(span.start_line)
        physical = Span(start_line=line, start_column=column, end_line=end_line, end_column=end_column)
        return Location(path=self.path, span=physical, cell=cell, cell_line=cell_line)

    def scope(self, line: int) -> str:
        """The dotted name of the innermost function or class at a line, "" at module level."""
        return self._scopes.get(line, "")

    @cached_property
    def _file_text(self) -> str:
        return decode(self.data, python=self.kind is Kind.PYTHON)[0]

    @cached_property
    def _notebook(self) -> Notebook | None:
        if self.kind is not Kind.NOTEBOOK:
            return None
        from aisec_hooks.syntax.notebook import read  # noqa: PLC0415  # most runs see no notebook

        return read(self._file_text)

    @cached_property
    def _view(self) -> tuple[Module | Broken, tuple[int, ...]] | None:
        """A notebook's Python view and its broken cells."""
        if not self._notebook or not self._notebook.is_python:
            return None
        from aisec_hooks.syntax.notebook import python_view  # noqa: PLC0415

        return python_view(self._notebook)

    @cached_property
    def _columns(self) -> Columns:
        """Measured on the text that was parsed, which has the source's lines or, in notebooks, blanks."""
        parsed = self.python
        return Columns(parsed.text.split("\n") if isinstance(parsed, Module) else self.lines)

    @cached_property
    def _scopes(self) -> dict[int, str]:
        return scopes(self.python.tree) if isinstance(self.python, Module) else {}


def _place(node: ast.AST) -> tuple[int, int, int, int]:
    """First line and byte column, last line and byte column of a node."""
    line: int | None = getattr(node, "lineno", None)
    if line is not None:
        column: int = node.col_offset  # type: ignore[attr-defined]  # goes with lineno
        end_line, end_column = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
        if end_line is None or end_column is None:
            return line, column, line, column
        return line, column, end_line, end_column
    places = [_place(child) for child in ast.iter_child_nodes(node) if not isinstance(child, _PLACELESS)]
    if not places:
        return 1, 0, 1, 0
    return *min(place[:2] for place in places), *max(place[2:] for place in places)


_PLACELESS = (ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
