"""Code that looks like a sink or a source and is none: nothing of it may block."""

from __future__ import annotations

import pytest

from tests.flow_cases import FLASK, blocked, marked

CASES = {
    "local shadow": FLASK
    + """
import yaml


def f(path):
    yaml = Loader(typ="safe")
    return yaml.load(path)
""",
    "doubled": """
def f(db, name):
    db.execute("SELECT * FROM t WHERE a = '%s'" % name.replace("'", "''"))
""",
    "identifier": """
def f(db, schema):
    db.execute('SELECT * FROM "%s".t' % schema)
    db.execute('CREATE SCHEMA "%s"' % schema)
    db.execute("SET search_path='%s'" % schema)
""",
    "double quoted value": """
def f(db, name):
    db.execute(f'SELECT * FROM t WHERE a = "{name}"')  # finding
    db.execute(f'INSERT INTO t VALUES ("{name}", 1)')  # finding
""",
    "english": """
def f(client, name):
    client.query(f"update '{name}'")
    client.run_query(f"Show '{name}'")
    client.execute(name)
""",
    "own method": """
import sys


class Command:
    def execute(self, *args):
        return args
    def run(self):
        self.execute(sys.argv)
""",
    "round trip": """
import pickle


def copy(x):
    return pickle.loads(pickle.dumps(x))
""",
    "private": """
import pickle


def _load(path):
    with open(path, "rb") as f:
        return pickle.load(f)
""",
    "own safe loader": """
import yaml


class Loader(yaml.SafeLoader): pass


def f(path):
    return yaml.load(open(path), Loader=Loader)


def g(path):
    return yaml.load(open(path), Loader=yaml.Loader)  # finding
""",
    "urlopen req": """
from urllib.request import urlopen, Request


def f(url):
    req = urlopen(url)
    open(req.read())
""",
    "exec script": """
import sys


def main():
    with open(sys.argv[1]) as f:
        exec(compile(f.read(), "x", "exec"))
""",
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_marked_lines_block(case: str) -> None:
    path = "shop/views.py" if case.startswith("django") else "shop/app.py"
    assert blocked(CASES[case], path) == marked(CASES[case])
