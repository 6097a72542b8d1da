"""Notebooks as one text, and the way back."""

from __future__ import annotations

import ast
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.model import Span
from aisec_hooks.syntax.magics import python_of
from aisec_hooks.syntax.source import Broken, Module, Source


def code(source: object, *outputs: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": source, "outputs": list(outputs)}


def markdown(source: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def notebook(*cells: object, language: str = "python", indent: int | None = 1, ascii_only: bool = True) -> Source:
    metadata = {"kernelspec": {"name": "k", "language": language}}
    document = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return Source("a.ipynb", json.dumps(document, indent=indent, ensure_ascii=ascii_only).encode())


def physical(source: Source, text: str) -> str:
    """What the .ipynb file has where the notebook's text has `text`."""
    line, column = next((n, found) for n, line in enumerate(source.lines, 1) if (found := line.find(text)) >= 0)
    start = Span(start_line=line, start_column=column + 1, end_line=line, end_column=column + 1 + len(text))
    assert source.segment(start) == text
    span = source.locate(start).span
    lines = source.data.decode().split("\n")
    assert span.start_line == span.end_line
    return lines[span.start_line - 1][span.start_column - 1 : span.end_column - 1]


def test_text_has_all_cells_and_outputs() -> None:
    source = notebook(
        markdown(["# title\n", "words"]),
        code(
            ["x = 1\n", "y"],
            {"output_type": "stream", "name": "stdout", "text": ["out\n", "put\n"]},
            {
                "output_type": "execute_result",
                "data": {"text/plain": "plain", "text/html": ["<b>"], "image/png": "AAAA"},
            },
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["one\ntwo", "three"]},
        ),
        {"cell_type": "raw", "source": "raw"},
    )
    assert source.lines == [
        "# title",
        "words",
        "x = 1",
        "y",
        "out",
        "put",
        "plain",
        "<b>",
        "one",
        "two",
        "three",
        "raw",
    ]
    assert isinstance(source.python, Module)
    assert source.python.text == "\n\nx = 1\ny\n\n\n\n\n\n\n\n\n"
    assert source.scope(3) == "" and source.broken_cells == ()


def test_old_format() -> None:
    document = {
        "nbformat": 3,
        "metadata": {},
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 1, "source": ["title"]},
                    {
                        "cell_type": "code",
                        "input": ["x = 1"],
                        "language": "python",
                        "outputs": [{"text": ["o"], "html": "h"}],
                    },
                ]
            }
        ],
    }
    source = Source("a.ipynb", json.dumps(document).encode())
    assert source.lines == ["title", "x = 1", "o", "h"]
    assert isinstance(source.python, Module) and len(source.python.tree.body) == 1


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("as_list", [True, False])
def test_places_are_exact(indent: int | None, ascii_only: bool, as_list: bool) -> None:
    text = "é = 'tab\t\"quoted\"'\n𝄞x = call(secret)\n\nlast = 'ü'"
    body = text.splitlines(keepends=True) if as_list else text
    source = notebook(markdown("m"), code(body), indent=indent, ascii_only=ascii_only)
    assert source.text == "m\n" + text + "\n"
    for word in ("call(secret)", "secret", "quoted", "last", "x = call"):
        assert physical(source, word) == word
    location = source.locate(Span(start_line=3, start_column=6, end_line=3, end_column=10))
    assert (location.path, location.cell, location.cell_line) == ("a.ipynb", 2, 2)


def test_a_line_from_several_strings() -> None:
    source = notebook(code(["first + ", "second", " + third\n", "fourth"]), indent=2)
    assert source.lines == ["first + second + third", "fourth"]
    for word in ("first", "second", "third", "fourth"):
        assert physical(source, word) == word
    whole = source.locate(Span(start_line=1, start_column=1, end_line=1, end_column=15)).span
    assert whole.end_line == whole.start_line + 1


def test_spans_of_nodes() -> None:
    source = notebook(markdown("# é"), code("%time x = f('ü', y)\nz = !ls {y}\nwhile z:\n    !rm $z\n"))
    assert isinstance(source.python, Module)
    (call,) = [node for node in ast.walk(source.python.tree) if isinstance(node, ast.Call)]
    assert source.segment(source.span(call)) == "f('ü', y)"
    assert physical(source, "f('ü', y)") == "f('\\u00fc', y)"


def test_broken_cell_spoils_no_other() -> None:
    source = notebook(code("x = 1"), markdown("m"), code("def"), code("def f():\n    return 1"), code("y = ("))
    assert source.broken_cells == (3, 5)
    assert isinstance(source.python, Module)
    assert [type(node) for node in source.python.tree.body] == [ast.Assign, ast.FunctionDef]
    assert [source.scope(line) for line in (1, 4, 5, 6)] == ["", "f", "f", ""]
    assert source.lines[2] == "def"


def test_all_cells_broken() -> None:
    source = notebook(markdown("m"), code("x = 1 +"), code(""))
    assert isinstance(source.python, Broken) and source.python.line == 2
    assert source.broken_cells == (2,)


def test_no_code() -> None:
    assert isinstance(notebook(markdown("m")).python, Module)
    assert isinstance(notebook().python, Module)


def test_other_kernels_have_no_python() -> None:
    source = notebook(code("x <- 1"), language="R")
    assert source.python is None and source.lines == ["x <- 1"] and source.broken_cells == ()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"cells": 1}', "[" * 100_000, '{"cells": [' + "[" * 100_000, "x = 1"])
def test_what_is_no_notebook_is_text(text: str) -> None:
    source = Source("a.ipynb", text.encode())
    assert source.broken_notebook and source.text == text and source.python is None
    span = Span(start_line=1, start_column=1, end_line=1, end_column=1)
    assert source.locate(span).cell is None


def test_lone_surrogates_and_odd_shapes() -> None:
    data = b'{"cells": [1, {"cell_type": "code", "source": ["\\ud800x = 1", 2, null]}, {"source": {"a": 1}}, []]}'
    source = Source("a.ipynb", data)
    assert source.text == "\ufffdx = 1\n"
    assert isinstance(source.python, Broken)


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%matplotlib inline\nx = 1", "0                 \nx = 1"),
        ("!pip install a \\\n  b\nx = 1", "0               \n\nx = 1"),
        ("x = !ls -l\ny = %env HOME", "x = 0     \ny = 0        "),
        ("a.b[0], c = !ls", "a.b[0], c = 0  "),
        ("?print\nprint?\nos.path??\nx", "0     \n0     \n0        \nx"),
        ("if x:\n    %time f(y)\n    !rm z", "if x:\n    0    ;f(y)\n    0    "),
        ("%timeit -n 1 f(y)\nx", "0                \nx"),
        ("%%bash\nrm -rf $x\n", "\n\n"),
        ("\n%%html\n<b>", "\n\n"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%capture out\n!ls\nx = 1", "\n0  \nx = 1"),
        ("%%time", ""),
        ("x = (1\n% 2)\ny = a != b", "x = (1\n% 2)\ny = a != b"),
        ("x = (1\n% 2)\n!ls", "x = (1\n% 2)\n0  "),
        ('s = """\n!ls\n%cd\n"""\n%cd x', 's = """\n!ls\n%cd\n"""\n0    '),
        ("x = 'a?'\ny = 1 # why?", "x = 'a?'\ny = 1 # why?"),
        ("x = 1", "x = 1"),
    ],
)
def test_magics(cell: str, python: str) -> None:
    assert python_of(cell) == python
    ast.parse(python)


@given(st.lists(st.sampled_from(["%", "%%", "!", "?", "\n", "time ", "x", "=", " ", "(", ")", "\\", "'", '"""', "é"])))
@settings(max_examples=300, deadline=None)
def test_magics_keep_the_lines(pieces: list[str]) -> None:
    cell = "".join(pieces)
    assert python_of(cell).count("\n") == cell.count("\n")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["code", "x = 1\n", "!ls"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "worksheets", "cell_type", "source", "outputs", "text", "data", "metadata", "input"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, JSON, st.sampled_from([None, 1]))
@settings(max_examples=300, deadline=None)
def test_random_json_never_raises(cells: object, metadata: object, indent: int | None) -> None:
    document = {"cells": cells if isinstance(cells, list) else [cells, code(cells, cells)], "metadata": metadata}
    source = Source("a.ipynb", json.dumps(document, indent=indent).encode())
    assert not source.broken_notebook
    if isinstance(source.python, Module):
        assert source.python.text.count("\n") == source.text.count("\n")
    for line in range(len(source.lines) + 2):
        location = source.locate(Span(start_line=line, start_column=1, end_line=line, end_column=99))
        assert location.span.start_line >= 1 and location.cell


@given(st.lists(st.text(max_size=12), max_size=6), st.booleans(), st.sampled_from([None, 1]))
@settings(max_examples=200, deadline=None)
def test_every_character_is_found_again(texts: list[str], ascii_only: bool, indent: int | None) -> None:
    source = notebook(code(texts), indent=indent, ascii_only=ascii_only)
    lines = source.data.decode().split("\n")
    for number, line in enumerate(source.lines, 1):
        for column, char in enumerate(line, 1):
            span = Span(start_line=number, start_column=column, end_line=number, end_column=column + 1)
            found = source.locate(span).span
            written = lines[found.start_line - 1][found.start_column - 1 : found.end_column - 1]
            assert json.loads(f'"{written}"') == char


@pytest.mark.parametrize(
    ("metadata", "python"),
    [
        ({}, True),
        ({"language_info": {"name": "R"}, "kernelspec": {"name": "python3"}}, True),
        ({"language_info": {"name": "R"}, "kernelspec": {"name": "ir", "display_name": "Python 3"}}, True),
        ({"language_info": {"name": "python"}, "kernelspec": {"name": "ir", "language": "R"}}, True),
        ({"language_info": {"name": "R"}, "kernelspec": {"language": "python"}}, True),
        ({"language_info": {"name": ["R"]}}, True),
        ({"language_info": {"name": "R"}}, False),
        ({"language_info": {"name": "R"}, "kernelspec": {"name": "ir"}}, False),
        ({"kernelspec": {"name": "julia-1.10", "language": "julia"}}, False),
    ],
)
def test_python_unless_all_say_otherwise(metadata: dict[str, object], python: bool) -> None:
    document = {"cells": [code("x = 1")], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    assert (Source("a.ipynb", json.dumps(document).encode()).python is not None) is python


@pytest.mark.parametrize(
    ("cell", "view"),
    [
        ("%%writefile app.py\nx = 1\n%y", "\nx = 1\n%y"),
        ("%%writefile -a src/app.py\nx = 1", "\nx = 1"),
        ("%%writefile 'my app.py' \nx = 1", "\nx = 1"),
        ("%%file app.wsgi\nx = 1", "\nx = 1"),
        ("\n%%writefile app.py\nx = 1", "\n\nx = 1"),
        ("%%writefile app.html\nx = 1.py", "\n"),
        ("%%writefile app.txt\n%%writefile app.py\nx", "\n\n"),
        ("%%bash app.py\nx = 1", "\n"),
    ],
)
def test_what_is_written_to_a_python_file_is_python(cell: str, view: str) -> None:
    assert python_of(cell) == view


def test_place_in_a_line_of_many_strings_and_escapes() -> None:
    pieces = [f'"é{n}\\\t"; ' for n in range(50)]
    for ascii_only in (True, False):
        source = notebook(code([*pieces, "\n", "last"]), ascii_only=ascii_only)
        for number in (0, 7, 49):
            start = source.lines[0].index(f"é{number}\\")
            span = Span(start_line=1, start_column=start + 1, end_line=1, end_column=start + 4)
            place = source.locate(span).span
            line = source.data.decode().split("\n")[place.start_line - 1]
            written = line[place.start_column - 1 : place.end_column - 1]
            assert json.loads(f'"{written}"') == source.segment(span)
