"""Syntax newer than the interpreter that runs; `OLDEST` stands for an interpreter that knows none of it."""

from __future__ import annotations

import ast
import os
import random
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.syntax.fallback import parse_newer
from aisec_hooks.syntax.formatted import plain_templates
from aisec_hooks.syntax.parse import Broken, Module, parse
from aisec_hooks.syntax.source import Source

OLDEST = (3, 9)
STDLIB = Path(os.__file__).parent

SNIPPETS = {
    "fstring-same-quotes": 'x = f"a {d["k"]} b {g("l", f"{m["n"]}")}"',
    "fstring-backslash": "x = f'{\"\\n\".join(parts)} {p!r:>{w}}'",
    "fstring-comment": 'x = f"{\n    a  # why\n    + b\n}" + c',
    "fstring-lines": 'x = f"""é\n  {a[\n"k"]} ü {b:%Y-{m}\n}"""\ny = c',
    "fstring-concatenated": 'x = ("é" f"{a["b"]}"\n     "c" rf"\\d{d}{{e}}")\ny = f"{e}" \\\n  "f"',
    "fstring-debug": 'x = f"{a["b"] = } {c=!s} {d=:>3}"',
    "fstring-star": 'x = f"{*a, b["c"]} {a, b} {(a, b)} {yes if a else "b"}"',
    "fstring-lambda": 'x = f"{(lambda a: a["b"])(c)} {(y := d["e"])} {a != b}"',
    "fstring-escapes": 'x = f"\\x41\\N{BULLET}\\101{a["b"]}\\{c}\\n{{}}"',
    "fstring-raw": 'x = rf"\\N{a["b"]}\\{c}"',
    "fstring-raw-lines": "x = Rf'''{a['b']}\n\\'''' + b",
    "fstring-no-spaces": 'x = [1 if f"{a["b"]}"else 2, *f"{c}"]',
    "fstring-yield": 'def f():\n    x = f"{yield} {await a["b"]}"',
    "function-parameters": "def first[T: (int, str) = int, *Ts, **P](a: T, *b) -> T:\n    return a\n",
    "function-parameters-lines": "async def first[\n    T: int,  # why\n\n    U,\n](a: T) -> U:\n    return a\n",
    "class-parameters": "class A[T](B[T], metaclass=M):\n    def f[U](self): return self\nclass C[T]: x = y\n",
    "class-parameters-lines": "class A[\n\n  T\n]:\n    x = y\n",
    "type-alias": "type X = list[int]\nif a: type Y[T: int] = dict[str, T]; type = type(b)\n",
    "type-alias-lines": "type X[\n    T,\n] = (\n    A[T] | B\n)\ntype(X)\nx = type\n",
    "star-index": "a[*b] = c[*d, e][f, *g[*h, i]]\nx = [*a]\nmatch y:\n    case [*z]: pass\n",
    "star-annotation": "def f(*args: *Ts, b: int = 1): pass\n",
}
NEWEST = {
    "template": "x = t\"a {b['c']} {d!r:>{e}}\" f'{g}'",
    "except-tuple": "try:\n    a()\nexcept B, C.d, e['f']:\n    g()\nexcept H: pass\n",
    "lazy": "lazy import a.b as c\nlazy from d import e\nlazy = 1\nraise lazy from c\n",
}


def newer(text: str) -> ast.Module:
    """The tree that an old interpreter gets."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = parse_newer(text, OLDEST)
    assert tree is not None
    return tree


def assert_in_place(text: str, tree: ast.Module) -> None:
    """Every name and attribute of the tree is where the text has it, every node within its parent."""
    source = Source("x.py", text.encode())
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id != "Template":
            assert source.segment(source.span(node)) == node.id
        elif isinstance(node, ast.Attribute):
            assert source.segment(source.span(node)).endswith(node.attr)
        elif isinstance(node, ast.Starred):
            assert source.segment(source.span(node)).startswith("*")
        if isinstance(node, ast.expr):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    assert (node.lineno, node.col_offset) <= (child.lineno, child.col_offset)
                    assert _end(child) <= _end(node)


def _end(node: ast.expr) -> tuple[int, int]:
    assert node.end_lineno is not None and node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


@pytest.mark.parametrize("name", SNIPPETS)
def test_positions(name: str) -> None:
    tree = newer(SNIPPETS[name])
    assert_in_place(SNIPPETS[name], tree)
    written = set(_words(SNIPPETS[name]))
    assert written & {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    compile(ast.fix_missing_locations(_awaitable(tree)), "x", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()


def _awaitable(tree: ast.Module) -> ast.Module:
    """Coroutines, so that the compiler takes `await` anywhere."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            node.body = [ast.Pass(lineno=1, col_offset=0)]
    return tree


@pytest.mark.skipif(sys.version_info < (3, 13), reason="a parser to compare with")
@pytest.mark.parametrize("name", SNIPPETS)
def test_same_as_native(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        native = ast.parse(SNIPPETS[name])
    assert comparable(newer(SNIPPETS[name])) == comparable(native)


@pytest.mark.parametrize("name", [*SNIPPETS, *NEWEST])
def test_every_interpreter_parses_all(name: str) -> None:
    text = {**SNIPPETS, **NEWEST}[name].replace("\" f'{g}'", '"')
    module = parse(text)
    assert isinstance(module, Module), name
    if module.fallback:
        assert_in_place(text, module.tree)


@pytest.mark.parametrize("file", ["ast.py", "dataclasses.py", "argparse.py", "inspect.py", "pathlib.py", "enum.py"])
def test_stdlib_comes_out_the_same(file: str) -> None:
    if not (STDLIB / file).exists():
        file = "typing.py"
    text = (STDLIB / file).read_text(encoding="utf-8")
    assert comparable(newer(text)) == comparable(ast.parse(text))


def comparable(tree: ast.Module) -> str:
    """A dump without what the fallback leaves out: type parameters, the `u` of a string, `type` statements.

    Before Python 3.13 the parser's own f-strings have other positions or empty constants, so positions are left out.
    """
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if name == "kind":
                setattr(node, name, None)
            elif name == "type_params":
                setattr(node, name, [])
            elif isinstance(value, list):
                value[:] = [_comparable(item) for item in value if not _is_empty(node, item)]
    return ast.dump(tree, include_attributes=sys.version_info >= (3, 13))


def _comparable(item: object) -> object:
    if isinstance(item, ast.AST) and type(item).__name__ == "TypeAlias":
        alias = ast.Assign(targets=[item.name], value=item.value)  # type: ignore[attr-defined]
        return ast.copy_location(alias, item)
    return item


def _is_empty(node: ast.AST, item: object) -> bool:
    return isinstance(node, ast.JoinedStr) and isinstance(item, ast.Constant) and item.value == ""


def test_template_is_a_call() -> None:
    text = "x = T\"a {b['c']} {d!r:>{e}}\" rt'{f}\\d'"
    module = parse(text)
    assert isinstance(module, Module)
    (statement,) = module.tree.body
    assert isinstance(statement, ast.Assign)
    call = statement.value
    assert isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Template"
    assert [ast.unparse(a) for a in call.args] == ["'a '", "b['c']", "' '", "d", "e", "f", "'\\\\d'"]
    assert (call.col_offset, call.end_col_offset) == (4, len(text))


# as in Python 3.14
TemplateStr: Any = type("TemplateStr", (ast.expr,), {"_fields": ("values",)})
Interpolation: Any = type(
    "Interpolation", (ast.expr,), {"_fields": ("value", "str", "conversion", "format_spec"), "format_spec": None}
)


def test_native_templates_become_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The nodes of Python 3.14, on any interpreter: one template within another, in a list and as a value."""
    monkeypatch.setattr(ast, "TemplateStr", TemplateStr, raising=False)
    place = {"lineno": 1, "col_offset": 4, "end_lineno": 1, "end_col_offset": 9}
    inner = TemplateStr([Interpolation(ast.Name("a", ast.Load()))], **place)
    spec = ast.JoinedStr([ast.FormattedValue(ast.Name("w", ast.Load()), -1, None)])
    outer = TemplateStr([ast.Constant("é"), Interpolation(inner, "x", -1, spec)], **place)
    tree = ast.Module([ast.Expr(outer), ast.Expr(ast.List([outer], ast.Load()))], [])
    plain_templates(tree)
    assert ast.unparse(tree).split("\n") == ["Template('é', Template(a), w)", "[Template('é', Template(a), w)]"]
    (first, *_) = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert (first.lineno, first.col_offset, first.end_col_offset, first.func.col_offset) == (1, 4, 9, 4)


def test_except_tuple() -> None:
    module = parse(NEWEST["except-tuple"])
    assert isinstance(module, Module)
    statement = module.tree.body[0]
    assert isinstance(statement, ast.Try)
    kind = statement.handlers[0].type
    assert isinstance(kind, ast.Tuple)
    assert [ast.unparse(e) for e in kind.elts] == ["B", "C.d", "e['f']"]
    assert (kind.lineno, kind.col_offset, kind.end_col_offset) == (3, 7, 21)


def test_except_star() -> None:
    module = parse("try:\n    a\nexcept* B as e:\n    c\nexcept *(D, E):\n    f\n")
    assert isinstance(module, Module)
    statement = module.tree.body[0]
    assert type(statement).__name__ in ("Try", "TryStar")
    handlers: list[ast.ExceptHandler] = statement.handlers  # type: ignore[attr-defined]
    assert [ast.unparse(h.type) for h in handlers if h.type] == ["B", "(D, E)"]


def test_type_alias_is_an_assignment() -> None:
    tree = newer("if a:\n  type Vector[T] = list[T]\n")
    assert "Vector = list[T]" in ast.unparse(tree)
    (alias,) = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    assert (alias.col_offset, alias.targets[0].col_offset, alias.value.col_offset) == (2, 7, 19)


def test_lazy_imports() -> None:
    module = parse(NEWEST["lazy"])
    assert isinstance(module, Module)
    first, second = module.tree.body[:2]
    assert isinstance(first, ast.Import) and isinstance(second, ast.ImportFrom)
    assert (first.names[0].name, first.names[0].asname, first.names[0].col_offset) == ("a.b", "c", 12)
    assert (second.module, second.names[0].col_offset) == ("d", 19)


@pytest.mark.parametrize(
    "text",
    [
        'x = f"{}"', 'x = f"{a b}"', 'x = f"{a"', 'x = f"}"', 'x = f"{a!x}"', 'x = f"{a) + (b}"',
        'f"{a}" = 1', 'x = f"a" b"c"', 'x = t"a" "b"', 'x = f"\\x4{a}"', "def f[T: pass", "def f[T]: pass", "type X[T]",
        "try: a\nexcept B, C as d: e", "a[**b]", "print 'x'", "x = (", "x = ]", "x = '", "f'" + "{" * 5000,
        "x = " + 'f"{' * 300 + "a" + '}"' * 300, "x = " + "a[*" * 300, "lazy import", "if a:\nb",
    ],
)  # fmt: skip
def test_broken(text: str) -> None:
    found = parse(text)
    assert isinstance(found, Broken)
    assert 1 <= found.line <= text.count("\n") + 1
    assert parse_newer(text, OLDEST) is None


def test_bare_generator_is_refused() -> None:
    """Old interpreters take it, newer ones do not."""
    assert parse_newer('x = f"{b for b in c}"', OLDEST) is None
    assert parse_newer('x = f"{(b for b in c)}"', OLDEST) is not None


def test_line_and_message_of_broken_source() -> None:
    assert parse("x = 1\nsecret-token = 'abc' def\n") == Broken(line=2, message="invalid syntax")
    assert parse("x = \0\n") == Broken(line=1, message="source holds NUL characters")
    assert parse("if a:\nb\n") == Broken(line=2, message="invalid indentation")


@pytest.mark.parametrize(
    "text",
    ["-" * 50_000 + "1", "(" * 5_000, "a" + ".b" * 200_000, "1" + "+1" * 200_000, "x = " + "9" * 5_000, "'\ud800'"],
)
def test_hostile_source_is_broken(text: str) -> None:
    assert isinstance(parse(text), Broken)


def test_no_warnings(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(parse("x = '\\d' is 1\n"), Module)
        assert isinstance(parse("lazy import a\nx = f'{1}\\d' is '\\d'\n"), Module)
    assert capfd.readouterr() == ("", "")


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_mutated_source_never_raises(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(["enum.py", "shlex.py", "contextlib.py"]))
    lines = (STDLIB / file).read_text(encoding="utf-8").split("\n")[:400]
    rng = random.Random(data.draw(st.integers(0, 10_000)))
    for _ in range(rng.randint(1, 6)):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        at = rng.randrange(len(lines[one]) + 1)
        lines[one] = (
            lines[one][:at] + rng.choice(["", "f'", '"', "{", "}", "[", "type X[", "*", "\\", "é"]) + lines[one][at:]
        )
        del lines[rng.randrange(len(lines))]
    text = "\n".join(lines)
    assert isinstance(parse(text), Module | Broken)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parse_newer(text, OLDEST)


PIECES = [
    "f'",
    't"',
    "'''",
    "'",
    '"',
    "{",
    "}",
    "!r",
    ":",
    "=",
    "\\",
    "\n",
    "#",
    "[",
    "]",
    "*",
    "a",
    " ",
    "type X",
    "def f",
]


@given(st.lists(st.sampled_from([*PIECES, "é", "except", ",", "\\N{", "("])).map("".join))
@settings(max_examples=300, deadline=None)
def test_soup_never_raises(text: str) -> None:
    assert isinstance(parse(text), Module | Broken)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parse_newer(text, OLDEST)
