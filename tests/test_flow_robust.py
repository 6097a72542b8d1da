"""Any program at all: the engines come to an end, within bounds, and none of them crashes."""

from __future__ import annotations

import ast
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks import pipeline
from aisec_hooks.engines import load
from aisec_hooks.model import Note, NoteKind
from aisec_hooks.settings import Settings
from tests.mutate import mutant
from tests.programs import project

FLOW = "flow"
SINGLE = 1_000_000
"""Calls of functions of ours that looking at a made-up project may take; most take 50 thousand."""
A_LINE = 1_500
"""The same for a line of a real file."""
SEEDS = range(24)
FILES = (
    "argparse.py",
    "ast.py",
    "asyncio/base_events.py",
    "cgi.py",
    "configparser.py",
    "collections/__init__.py",
    "dataclasses.py",
    "email/header.py",
    "enum.py",
    "functools.py",
    "http/cookiejar.py",
    "http/server.py",
    "json/decoder.py",
    "logging/config.py",
    "os.py",
    "pathlib.py",
    "pickle.py",
    "shutil.py",
    "socketserver.py",
    "sqlite3/dump.py",
    "subprocess.py",
    "tempfile.py",
    "typing.py",
    "urllib/request.py",
    "xmlrpc/server.py",
    "zipfile.py",
)
"""Of the standard library; a Python version that lacks one has the others."""


class Endless(BaseException):
    """Not an Exception, which an engine's run would be recorded for as a crash and go on after."""


@contextmanager
def bounded(most: int) -> Iterator[None]:
    """Endless is raised when more functions than that are called: no clock, the same on every machine."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event == "call":
            count += 1
            if count > most:
                raise Endless(f"more than {most} calls")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(before)


def failures(files: dict[str, str], most: int) -> list[Note]:
    """What the dataflow engine, or the pipeline around it, could not do."""
    given_files = [(path, text.encode("utf-8", "surrogatepass")) for path, text in files.items()]
    with bounded(most):
        report = pipeline.check_files(given_files, Settings())
    return [n for n in report.notes if n.kind is NoteKind.FAILED and n.engine != "bandit"]


def warm() -> None:
    """Everything is imported and every table built before calls are counted."""
    assert not pipeline.check_files([("app.py", b"import os\nos.system(input())\n")], Settings()).failures


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_made_up_projects_are_checked_to_the_end(random: Random) -> None:
    warm()
    assert not failures(project(random), SINGLE)


@pytest.mark.parametrize("seed", SEEDS)
def test_larger_made_up_projects_are_checked_to_the_end(seed: int) -> None:
    warm()
    files = {f"{n}/{path}": text for n in range(3) for path, text in project(Random(f"{seed} {n}")).items()}
    assert not failures(files, 3 * SINGLE)


@pytest.mark.parametrize("name", FILES)
def test_mutated_files_are_checked_to_the_end(name: str) -> None:
    path = Path(sysconfig.get_path("stdlib"), name)
    if not path.is_file():
        pytest.skip("not in this version of Python")
    warm()
    text = path.read_text(encoding="utf-8", errors="replace")
    changed = mutant(text, Random(name))
    assert not failures({path.name: changed}, A_LINE * (changed.count("\n") + 200))


ANSWERS_OF_EACH_OTHER = (
    "def f():\n    return dict(**g())\ndef g():\n    return dict(**f())\n",
    "def f(**o):\n    return {**h(**f(**o))}\ndef h(**o):\n    return dict(**f(**h(**o)))\n",
    "".join(f"def f{n or ''}():\n    return dict({', '.join(f'**f{n + 1}()' for _ in range(8))})\n" for n in range(12))
    + "def f12():\n    return {'timeout': 3}\n",
)


@pytest.mark.parametrize("text", ANSWERS_OF_EACH_OTHER)
def test_functions_that_return_answers_of_each_other_come_to_an_end(text: str) -> None:
    warm()
    files = {"app.py": f"import requests\n{text}requests.get('https://example.org', **f())\n"}
    assert not failures(files, SINGLE)


def test_mutants_differ_and_most_of_them_parse() -> None:
    text = Path(ast.__file__).read_text(encoding="utf-8")
    mutants = [mutant(text, Random(seed)) for seed in range(10)]
    assert len({*mutants, text}) >= 9
    assert sum(map(parses, mutants)) >= 5


def test_made_up_projects_hold_what_there_is_in_python() -> None:
    """And the dataflow engine looks at them."""
    texts = [text for seed in range(150) for text in project(Random(seed)).values()]
    kinds = {type(node) for text in texts for node in ast.walk(ast.parse(text))}
    missing = {n for base in (ast.stmt, ast.expr, ast.pattern) for n in base.__subclasses__()} - kinds
    newer = {"TryStar", "TypeAlias", "TemplateStr", "Interpolation"}
    old = {"Num", "Str", "Bytes", "NameConstant", "Ellipsis", "Index", "ExtSlice"}
    assert {n.__name__ for n in missing} <= newer | old
    assert load("flow.FlowEngine").name == FLOW


def test_bound_is_noticed() -> None:
    with bounded(100), pytest.raises(Endless):
        all(parses(str(number)) for number in range(200))


def parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
