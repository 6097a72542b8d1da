"""What names stand for."""

from __future__ import annotations

import ast

import pytest

from aisec_hooks.syntax.names import Names


def qualified(source: str) -> str:
    """The qualified name of the expression on the last line."""
    tree = ast.parse(source)
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)
    return Names(tree).qualified(last.value)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import flask as f\nf.request.args.get", "flask.request.args.get"),
        ("from flask import request as r\nr.args", "flask.request.args"),
        ("from flask import request\nrequest", "flask.request"),
        ("import os.path\nos.path.join", "os.path.join"),
        ("import a.b.c as d\nd.e", "a.b.c.e"),
        ("from .utils import run\nrun", ".utils.run"),
        ("from . import utils\nutils.run", ".utils.run"),
        ("from .. import a as b\nb.c", "..a.c"),
        ("from ..p.q import a\na", "..p.q.a"),
        ("open", "open"),
        ("db.execute", "db.execute"),
        ("import sqlite3\nsqlite3.connect('x').cursor", "sqlite3.connect().cursor"),
        ("import os\nos.environ['x'].strip()", "os.environ[].strip()"),
        ("import httpx as h\n(await h.get(u)).json", "httpx.get().json"),
        ("f()()[0].x", "f()()[].x"),
        ("''.join", ""),
        ("(a or b).c", ""),
        ("1", ""),
        ("def f():\n    import os as system\nsystem.remove", "os.remove"),
        ("try:\n    import a as m\nexcept ImportError:\n    import b as m\nm.x", "b.x"),
        ("try:\n    import a as m\nexcept ImportError:\n    m = None\nm.x", "a.x"),
        ("if TYPE_CHECKING:\n    from x import Y\nY", "x.Y"),
        ("class A:\n    def f(self):\n        with x:\n            from z import y\ny", "z.y"),
        ("match x:\n    case 1:\n        import m as n\nn.o", "m.o"),
        ("import a as m\ndef f():\n    import b as m\nm.x", "a.x"),
        ("import subprocess\nrun = subprocess.run\nrun", "subprocess.run"),
        ("import subprocess\nrun = subprocess.run\ngo = run\ngo.x", "subprocess.run.x"),
        ("import subprocess\nrun: object = subprocess.run\nrun()", "subprocess.run()"),
        ("import subprocess\nrun = subprocess.run\nrun = print\nrun", "run"),
        ("import subprocess\nrun = subprocess.run\ndef f():\n    global run\n    run = 1\nrun", "run"),
        ("import subprocess\nrun = subprocess.run\nfor run in x: pass\nrun", "run"),
        ("import subprocess\nrun = subprocess.run\nwith x as (run, y): pass\nrun", "run"),
        ("import sqlite3\ndb = sqlite3.connect('x')\ndb.execute", "db.execute"),
        ("a = b\nb = a\na.x", "a.x"),
        ("a = a.b\na.x", "a.x"),
        ("load = open\nload", "open"),
    ],
)
def test_qualified(source: str, name: str) -> None:
    assert qualified(source) == name


def test_is_local() -> None:
    names = Names(
        ast.parse(
            "import os\nfrom x import f\n"
            "def g(): inner = 1\nclass C: attribute = 1\na, (b, *c) = 1, (2, 3)\nd: int\ne: int = 1\n"
            "try:\n    import json\nexcept ImportError:\n    json = None\n"
            "if x:\n    async def h(): pass\nwith o as p, q: pass\nfor i in r: s = 1\n"
        )
    )
    local = ["g", "C", "a", "b", "c", "e", "h", "p", "i", "s"]
    other = ["os", "f", "inner", "attribute", "d", "json", "x", "o", "q", "r", "print"]
    assert [name for name in local + other if names.is_local(name)] == local


def test_star_imports() -> None:
    names = Names(
        ast.parse("from os.path import *\nfrom . import *\ntry:\n    from a import *\nfinally: from a import *")
    )
    assert names.star_imports == ("os.path", ".", "a")


def test_long_chains_need_no_stack() -> None:
    tree = ast.parse("f" + "()" * 900)
    statement = tree.body[0]
    assert isinstance(statement, ast.Expr)
    assert Names(tree).qualified(statement.value) == "f" + "()" * 900
