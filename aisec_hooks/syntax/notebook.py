"""A Jupyter notebook as one text, with the way back to the .ipynb file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in the stubs
from json.scanner import py_make_scanner  # type: ignore[attr-defined]

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.syntax.magics import python_of
from aisec_hooks.syntax.parse import Broken, Module, parse

_LINE_END = late.compiled(r"\r\n|\r|\n")
_SURROGATE = late.compiled(r"[\ud800-\udfff]")
_ESCAPE = late.compiled(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_OLD_OUTPUTS = ("text", "html", "latex", "svg", "javascript")  # nbformat 3: where nbformat 4 has `data`


class _String(str):
    """A string of a JSON text that knows the offset of its content there."""

    __slots__ = ("start",)
    start: int


class _Fragment(Struct, frozen=True):
    """From which string of the file a line's characters come, from one column (from 0) on."""

    column: int
    string: _String
    index: int


class _Line(Struct, frozen=True):
    text: str
    fragments: tuple[_Fragment, ...]
    cell: int
    cell_line: int


class Cell(Struct, frozen=True):
    """A code cell: its number (from 1), its first line in the notebook's text, and its source."""

    number: int
    line: int
    source: str


class Notebook:
    """All cells in order, each followed by the text of its outputs.

    Lines within a cell count on through its outputs. `is_python` is false for other kernels.
    """

    def __init__(self, json_text: str, document: dict[str, object]) -> None:
        self._json = json_text
        self._lines: list[_Line] = []
        self._escapes: dict[int, tuple[list[int], list[int]]] = {}
        self.code: list[Cell] = []
        self.is_python = _is_python(document)
        for number, cell in enumerate(_cells(document), 1):
            self._add(number, cell)
        self.text = "".join(line.text + "\n" for line in self._lines)

    def _add(self, number: int, cell: dict[str, object]) -> None:
        source = _split(_strings(cell.get("source", cell.get("input"))))
        if cell.get("cell_type") == "code":
            code = "\n".join(text for text, _ in source)
            self.code.append(Cell(number, len(self._lines) + 1, code))
        for strings in _outputs(cell):
            source += _split(strings)
        self._lines += [_Line(text, origin, number, line) for line, (text, origin) in enumerate(source, 1)]

    def cell(self, line: int) -> tuple[int, int]:
        """Cell and line in the cell, both from 1, of a line of the text."""
        found = self._line(line)
        return (found.cell, found.cell_line) if found else (1, 1)

    def place(self, line: int, column: int, *, end: bool = False) -> tuple[int, int]:
        """Line and column in the .ipynb file of a line and column of the text, all from 1.

        An `end` is the place behind the character before it.
        """
        found = self._line(line)
        if found is None:
            return 1, 1
        column = min(max(column - 1, 0), len(found.text))
        holds = column - 1 if end and column else column
        fragment = found.fragments[bisect_right(found.fragments, holds, key=lambda f: f.column) - 1]
        offset = self._offset(fragment, column - fragment.column)
        physical = bisect_right(self._starts, offset)
        return physical, offset - self._starts[physical - 1] + 1

    def _line(self, line: int) -> _Line | None:
        return self._lines[min(max(line, 1), len(self._lines)) - 1] if self._lines else None

    def _offset(self, fragment: _Fragment, column: int) -> int:
        """Where in the JSON text a character is, which escapes make longer there."""
        string, index = fragment.string, fragment.index + column
        if string.start not in self._escapes:
            self._escapes[string.start] = _escapes(self._json, string)
        behind, surplus = self._escapes[string.start]
        return string.start + index + surplus[bisect_right(behind, index)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._json.split("\n"))]


def read(text: str) -> Notebook | None:
    """The notebook in the text of an .ipynb file (nbformat 3 or 4), None if it is none."""
    try:
        document, _ = _scanner()(text, len(text) - len(text.lstrip(" \t\n")))
    except (ValueError, RecursionError, StopIteration, MemoryError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("cells", document.get("worksheets")), list):
        return None
    return Notebook(text, document)


def python_view(notebook: Notebook) -> tuple[Module | Broken, tuple[int, ...]]:
    """The notebook's code with all else blank, parsed, and the numbers of the cells left out as broken.

    Broken only if no cell with any code can be parsed.
    """
    cells = [(cell, python_of(cell.source)) for cell in notebook.code]
    total = notebook.text.count("\n")
    whole = parse(_laid_out(cells, total))
    if isinstance(whole, Module):
        return whole, ()
    outcomes = [(cell, code, parse(code)) for cell, code in cells]
    broken = [(cell, outcome) for cell, _, outcome in outcomes if isinstance(outcome, Broken)]
    sound = [(cell, code) for cell, code, outcome in outcomes if not isinstance(outcome, Broken)]
    numbers = tuple(cell.number for cell, _ in broken)
    if broken and not any(code.strip() for _, code in sound):
        cell, first = broken[0]
        return Broken(line=cell.line + first.line - 1, message=first.message), numbers
    return parse(_laid_out(sound, total)), numbers


def _laid_out(cells: list[tuple[Cell, str]], total: int) -> str:
    lines = [""] * total
    for cell, code in cells:
        if cell.source:
            source = code.split("\n")
            lines[cell.line - 1 : cell.line - 1 + len(source)] = source
    return "".join(line + "\n" for line in lines)


def _scanner() -> Callable[[str, int], tuple[object, int]]:
    """The stdlib's scanner written in Python, which lets strings be made that know where they stand."""
    decoder = JSONDecoder()
    setattr(decoder, "parse_string", _placed)  # noqa: B010  # not in the stubs
    scan: Callable[[str, int], tuple[object, int]] = py_make_scanner(decoder)
    return scan


def _placed(text: str, start: int, strict: bool) -> tuple[str, int]:
    value, end = scanstring(text, start, strict)
    placed = _String(_SURROGATE.sub("\ufffd", value))
    placed.start = start
    return placed, end


def _escapes(json_text: str, string: _String) -> tuple[list[int], list[int]]:
    """The places in a string behind each of its escapes, and how much longer the JSON text is up to there."""
    behind: list[int] = []
    surplus = [0]
    at = string.start
    while (escape := json_text.find("\\", at, string.start + len(string) + surplus[-1])) >= 0:
        match = _ESCAPE.match(json_text, escape)
        at = match.end() if match else escape + 1
        surplus.append(surplus[-1] + at - escape - 1)
        behind.append(at - string.start - surplus[-1])
    return behind, surplus


def _is_python(document: dict[str, object]) -> bool:
    """Whether anything says that the code is Python, or nothing says what it is: what runs it is not known here."""
    metadata = _object(document.get("metadata"))
    language, kernel = _object(metadata.get("language_info")), _object(metadata.get("kernelspec"))
    languages = [value for value in (language.get("name"), kernel.get("language")) if value and isinstance(value, str)]
    names = [*languages, kernel.get("name"), kernel.get("display_name")]
    said = any(isinstance(name, str) and name.lower().startswith(("python", "ipython")) for name in names)
    return said or not languages


def _cells(document: dict[str, object]) -> Iterator[dict[str, object]]:
    if "cells" in document:
        yield from _objects(document["cells"])
        return
    for sheet in _objects(document["worksheets"]):
        yield from _objects(sheet.get("cells"))


def _outputs(cell: dict[str, object]) -> Iterator[list[_String]]:
    """The texts among a cell's outputs."""
    for output in _objects(cell.get("outputs")):
        for kind in _OLD_OUTPUTS:
            yield _strings(output.get(kind))
        for kind, value in _object(output.get("data")).items():
            if kind.startswith("text/"):
                yield _strings(value)
        for string in _strings(output.get("traceback")):
            yield [string]


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _strings(value: object) -> list[_String]:
    """A text that is one string or a list of them."""
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, _String)]


def _split(strings: list[_String]) -> list[tuple[str, tuple[_Fragment, ...]]]:
    """The lines of adjoined strings, and where each comes from."""
    lines: list[tuple[str, tuple[_Fragment, ...]]] = []
    pieces: list[str] = []
    fragments: list[_Fragment] = []
    column = 0
    for string in strings:
        at = 0
        for end in [*_LINE_END.finditer(string), None]:
            piece = string[at : end.start() if end else len(string)]
            if piece or end:
                fragments.append(_Fragment(column, string, at))
                pieces.append(piece)
                column += len(piece)
            if end:
                lines.append(("".join(pieces), tuple(fragments)))
                pieces, fragments, column, at = [], [], 0, end.end()
    if pieces:
        lines.append(("".join(pieces), tuple(fragments)))
    return lines
