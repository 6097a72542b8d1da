"""Code that nobody writes by hand: the dataflow engine says what it left out, and comes to an end."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from aisec_hooks.engines.flow import FlowEngine
from aisec_hooks.flow import world
from aisec_hooks.model import NoteKind
from aisec_hooks.syntax.source import Source
from tests.flow_cases import blocked, matches, notes

HEAD = "import os\nfrom flask import request\n"
TAIL = "\nos.system(request.args['q'])\n"

DEEP = {
    "attributes": "x = request" + ".a" * 2000,
    "calls": "x = request.args" + ".b()" * 800,
    "conditional expressions": "x = " + "".join(f"a{i} if b{i} else " for i in range(500)) + "c",
    "negations": "x = " + "not " * 900 + "y",
}
LONG = {
    "globals": "".join(f"v{i} = request.args['{i}']\nif v{i}: w{i} = v{i}\n" for i in range(2000)),
    "sums": "s = ''\n" + "".join(f"s += request.args['{i}'] + 'x'\n" for i in range(3000)),
    "classes": "".join(f"class C{i}(C{i - 1}):\n    def m(self):\n        self.x = request.args\n" for i in range(800)),
    "functions": "".join(f"def f{i}(a):\n    f{i + 1}(a + '{i}')\n    return f{i + 2}(a)\n" for i in range(800)),
    "conditions": "if " + " and ".join(["x == 1"] * 3000) + ": pass",
    "nested alternatives": "x = " + "f(" * 60 + "1 or 2" + " or 3)" * 60,
    "loops": "".join(" " * i + f"for x{i} in x{i - 1}:\n" for i in range(1, 19)).lstrip() + " " * 20 + "x1 = x18",
    "loops with text": "x0 = request.form\n"
    + "".join(" " * i + f"while x{i}:\n" + " " * (i + 1) + f"x{i + 1} = x{i} + x0\n" for i in range(15)),
    "a table": "D = {\n" + "".join(f"  'k{i}': ['{i}', {i}],\n" for i in range(20000)) + "}",
    "decorators": "".join(f"@d{i}(request.args)\n" for i in range(2000)) + "def f(): pass",
    "formats": "x = '%" + "0" * 50000 + "' % y\nz = '" + "{" * 50000 + "'.format(y)\nw = '{²} {99999999999}'.format(y)",
    "statements in SQL": "db.execute('with " + " a " * 20000 + "' + request.args['q'])",
}


@pytest.mark.parametrize("case", DEEP)
def test_too_deep_is_said_and_the_rest_checked(case: str) -> None:
    text = HEAD + DEEP[case] + TAIL
    (note,) = notes(text)
    assert note.kind is NoteKind.PARTIAL and "too deeply" in note.message
    assert blocked(text) == {text.count("\n")}


@pytest.mark.parametrize("case", LONG)
def test_long_code_is_followed_to_its_end(case: str) -> None:
    text = HEAD + LONG[case] + TAIL
    assert not notes(text)
    assert text.count("\n") in blocked(text)


def test_too_much_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "MOST_STEPS", 1000)
    (note,) = notes(HEAD + "".join(f"a{i} = b{i} + c{i}\n" for i in range(1000)))
    assert note.kind is NoteKind.PARTIAL and "too much" in note.message


def test_nothing_is_cleared_where_the_engine_stopped() -> None:
    text = HEAD + DEEP["attributes"] + "\ndb.execute('SELECT 1')\n"
    assert [type(found).__name__ for found in FlowEngine().check(Source("a.py", text.encode()))] == ["Note"]


def test_order_of_hashing_changes_nothing() -> None:
    text = HEAD + "os.system(" + " + ".join(f"request.args['{i}']" for i in range(50)) + ")\n"
    code = f"from tests.flow_cases import matches; print(matches({text!r})[0].message)"
    said = {printed(code, seed) for seed in ("1", "2", "3")}
    assert said == {f"{matches(text)[0].message}\n".encode()}


def printed(code: str, seed: str) -> bytes:
    """What a fresh interpreter prints that orders its sets by another hash."""
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout


def chain(calls: int) -> str:
    """Functions that hand a text on to one another, the last one to a shell."""
    handing = "".join(f"def f{i}(x):\n    f{i + 1}(x)\n\n\n" for i in range(calls))
    return HEAD + handing + f"def f{calls}(x):\n    os.system(x)\n\n\ndef view():\n    f0(request.args['q'])\n"


def test_calls_within_the_limit_are_followed() -> None:
    text = chain(4)
    assert blocked(text) and not notes(text)


def test_calls_beyond_the_limit_are_said() -> None:
    (note,) = notes(chain(30))
    assert note.kind is NoteKind.PARTIAL and "more calls" in note.message


@pytest.mark.parametrize("doubled", ["a = a + a", "a += a", "a = f'{a}{a}'", "a = a.replace('a', 'b' + a)"])
def test_text_that_doubles_is_let_go(doubled: str) -> None:
    text = HEAD + "a = 'ab'\n" + f"{doubled}\n" * 60 + "os.system(a + request.args['q'])\n"
    assert blocked(text) == {text.count("\n")}
