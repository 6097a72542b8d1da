"""One version of one file."""

from __future__ import annotations

import ast
import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.model import Location, Span
from aisec_hooks.syntax.source import Broken, Kind, Module, Source


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(start_line=line, start_column=column, end_line=end_line, end_column=end_column)


def tree_of(source: Source) -> ast.Module:
    assert isinstance(source.python, Module)
    return source.python.tree


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("a.py", b"", Kind.PYTHON),
        ("d/a.PYW", b"", Kind.PYTHON),
        ("a.pyi", b"", Kind.PYTHON),
        ("d/SConstruct", b"", Kind.PYTHON),
        ("wscript", b"", Kind.PYTHON),
        ("defs.bzl", b"", Kind.TEXT),
        ("a.ipynb", b"", Kind.NOTEBOOK),
        ("bin/tool", b"#!/usr/bin/env python3\n", Kind.PYTHON),
        ("bin/tool", b"#!/usr/bin/python3.12 -I\r\n", Kind.PYTHON),
        ("bin/tool", b"#!/usr/bin/env -S uv run --script\n", Kind.PYTHON),
        ("bin/tool", b"#!/bin/sh\n# python\n", Kind.TEXT),
        ("bin/tool", b"", Kind.TEXT),
        ("bin/tool.sh", b"#!/usr/bin/env python3\n", Kind.PYTHON),
        ("www/form.cgi", b"#!/usr/local/bin/python3.12\n", Kind.PYTHON),
        ("www/form.cgi", b"#!/usr/bin/perl\n# python\n", Kind.TEXT),
        ("deploy/site.wsgi", b"", Kind.PYTHON),
        ("fast.pyx", b"cdef int x\n", Kind.TEXT),
        ("a.txt", b"", Kind.TEXT),
    ],
)
def test_kind(path: str, data: bytes, kind: Kind) -> None:
    assert Source(path, data).kind is kind


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1\ny = call(2)",
        b"x = 1\r\ny = call(2)\r\n",
        b"x = 1\ry = call(2)\r",
        codecs.BOM_UTF8 + b"x = 1\r\ny = call(2)",
        "x = 1\ny = call(2)".encode("utf-16"),
    ],
)
def test_lines(data: bytes) -> None:
    source = Source("a.py", data)
    assert source.lines == ["x = 1", "y = call(2)"]
    (call,) = [node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Call)]
    assert source.span(call) == span(2, 5, 2, 12)
    assert source.segment(source.span(call)) == "call(2)"


def test_columns_are_code_points() -> None:
    text = "é = 'ü€𝄞'; call('𝄞',\n  'ß', x)\n"
    source = Source("a.py", text.encode())
    (call,) = [node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Call)]
    assert source.span(call) == span(1, 12, 2, 10)
    assert source.segment(source.span(call)) == "call('𝄞',\n  'ß', x)"
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.expr):
            assert source.segment(source.span(node)) == ast.get_source_segment(text, node)


def test_latin_1_cookie() -> None:
    source = Source("a.py", b"# coding: latin-1\nx = '\xe9', y\n")
    name = [node for node in ast.walk(tree_of(source)) if isinstance(node, ast.Name)][-1]
    assert source.segment(source.span(name)) == "y"


def test_nodes_without_a_place_of_their_own() -> None:
    source = Source("a.py", b"def f(a, b=1): pass\nwith x as y: pass\n[a for a in b]\n")
    places = {type(node).__name__: source.segment(source.span(node)) for node in ast.walk(tree_of(source))}
    assert places["arguments"] == "a, b=1"
    assert places["withitem"] == "x as y"
    assert places["comprehension"] == "a in b"
    assert places["Module"] == source.text.removesuffix("\n")


def test_locate_is_the_same_place() -> None:
    assert Source("d/a.py", b"x").locate(span(1, 1, 1, 2)) == Location(path="d/a.py", span=span(1, 1, 1, 2))


def test_scope() -> None:
    text = (
        "import x\n"
        "@decorated(\n    1)\n"
        "class A:\n"
        "    a = 1\n"
        "    if a:\n"
        "        async def f(self):\n"
        "            def g():\n"
        "                return 1\n"
        "            return g\n"
        "    b = 2\n"
        "try:\n    def h(): pass\nexcept E:\n    pass\n"
        "match x:\n    case 1:\n        def i(): pass\n"
    )
    source = Source("a.py", text.encode())
    names = [source.scope(line) for line in range(1, 19)]
    assert names == ["", "A", "A", "A", "A", "A", "A.f", "A.f.g", "A.f.g", "A.f", "A", "", "h", "", "", "", "", "i"]
    assert source.scope(0) == source.scope(99) == ""


def test_broken_and_text() -> None:
    broken = Source("a.py", b"x = 1\ndef")
    assert isinstance(broken.python, Broken) and broken.python.line == 2
    assert broken.scope(1) == ""
    assert Source("a.txt", b"x = 1").python is None
    assert isinstance(Source("a.py", b"x = '\0'").python, Broken)


def test_stub_and_shebang_are_parsed() -> None:
    assert isinstance(Source("a.pyi", b"x: int").python, Module)
    assert isinstance(Source("tool", b"#!/usr/bin/python\nx = 1").python, Module)


@given(
    st.sampled_from(["a.py", "a.ipynb", "a.txt", "tool"]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.tuples(*[st.integers(-2, 12)] * 4),
)
@settings(max_examples=300, deadline=None)
def test_nothing_raises(path: str, data: bytes, place: tuple[int, int, int, int]) -> None:
    source = Source(path, data)
    assert source.text.count("\n") - len(source.lines) in (-1, 0)
    source.scope(place[0])
    source.segment(span(*place))
    source.locate(span(*place))
    assert source.broken_cells == ()
    if isinstance(source.python, Module):
        for node in ast.walk(source.python.tree):
            source.segment(source.span(node))
