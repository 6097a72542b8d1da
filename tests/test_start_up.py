"""Start-up: what a run of the hook imports, for that is most of what a commit waits for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.repo import PROJECT, Repo, isolate, run

README = "# A project\n"
PYPROJECT = '[project]\nname = "project"\nversion = "1.0"\n'
GREETING = '''\
"""Greets people."""

import logging

LOG = logging.getLogger(__name__)


def greeting(name: str, *, loud: bool = False) -> str:
    """What to say to somebody."""
    LOG.debug("greeting somebody")
    text = f"Hello, {name.strip() or 'you'}"
    return text.upper() if loud else text
'''
STORE = '''\
"""Keeps people in a table."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    name: str
    age: int


class Store:
    """One table in one file."""

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)

    def find(self, name: str) -> Person | None:
        row = self.connection.execute("SELECT name, age FROM people WHERE name = ?", (name,)).fetchone()
        return Person(*row) if row else None
'''
VIEWS = '''\
"""The pages."""

from flask import Blueprint, abort, jsonify, request

from app.greeting import greeting
from app.store import Store

pages = Blueprint("pages", __name__)


@pages.get("/people/<name>")
def show(name: str):
    person = Store("people.sqlite").find(name)
    if person is None:
        abort(404)
    return jsonify({"text": greeting(person.name, loud=request.args.get("loud") == "1"), "age": person.age})
'''
REVISION = '''\
"""Which revision this is."""

import subprocess


def revision() -> str:
    return subprocess.check_output(["git", "rev-parse", "HEAD"], text=True).strip()
'''
CLEAN = {"app/greeting.py": GREETING, "app/store.py": STORE, "app/views.py": VIEWS}

PARSERS = ("ast_grep", "libcst", "parso", "tree_sitter", "tree_sitter_python")
DISTRIBUTIONS = ("importlib.metadata", "importlib_metadata", "pkg_resources", "setuptools", "stevedore")
NETWORK = ("asyncio", "certifi", "email", "http", "requests", "ssl", "urllib3")
FORMATS = ("rich", "tomli", "tomllib", "xml", "yaml")
WHOLE_GIT = ("git.config", "git.index", "git.objects", "git.refs", "git.remote", "git.repo")
ANYWHERE = (*DISTRIBUTIONS, *NETWORK, *FORMATS, *PARSERS, *WHOLE_GIT, "pathspec", "pre_commit")

# `sys.modules` at the end would not do: modules of the wrapped tools are taken out of it again. The event "import" is
# raised by the statement only, "exec" for every module written in Python however it is imported.
PROBE = """\
import os, sys

names, files = set(), set()

def watch(event, arguments):
    if event == "import":
        names.add(arguments[0])
    elif event == "exec" and hasattr(arguments[0], "co_filename"):
        files.add(arguments[0].co_filename)

sys.addaudithook(watch)
sys.argv = ["aisec", *sys.argv[1:]]
from aisec_hooks.cli import main

code = main()
for file in files:
    inside = [entry for entry in sys.path if entry and file.startswith(entry + os.sep)]
    if inside:
        part = file[len(max(inside, key=len)) + 1 :]
        names.add(part.removesuffix(".py").replace(os.sep, ".").removesuffix(".__init__"))
sys.stdout.write(f"\\nexit code {code}\\n" + "\\n".join(sorted(names)))
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    made = Repo.init(tmp_path / "repo")
    made.commit({"README.md": README, "pyproject.toml": PYPROJECT, "app/__init__.py": ""})
    return made


def imported(repo: Repo, *arguments: str) -> set[str]:
    """The modules that the hook imports or tries to import, in a process of its own; it must find no fault."""
    out = run(sys.executable, "-c", PROBE, "hook", *arguments, cwd=repo.path)
    said, _, rest = out.rpartition("\nexit code ")
    code, *names = rest.split("\n")
    assert code == "0", said
    assert "aisec_hooks.pipeline" in names, "the probe sees nothing"
    return set(names)


def among(names: set[str], packages: tuple[str, ...]) -> list[str]:
    """Those names that are one of the packages or inside of one."""
    return sorted(n for n in names if any(n == p or n.startswith(f"{p}.") for p in packages))


@pytest.mark.parametrize("arguments", [(), ("--no-cache",)])
def test_prose_needs_no_engine(repo: Repo, arguments: tuple[str, ...]) -> None:
    repo.stage({"README.md": README + "\nIt greets people.\n"})
    names = imported(repo, *arguments)
    assert among(names, (*ANYWHERE, "bandit", "detect_secrets")) == []


@pytest.mark.parametrize("arguments", [(), ("--no-cache",)])
def test_clean_python_needs_neither_detect_secrets_nor_another_parser(repo: Repo, arguments: tuple[str, ...]) -> None:
    repo.stage(dict(CLEAN))
    names = imported(repo, *arguments)
    assert among(names, (*ANYWHERE, "detect_secrets")) == []


def test_a_change_of_clean_python_needs_no_more(repo: Repo) -> None:
    repo.commit(dict(CLEAN))
    repo.stage({path: f"{text}\n\nLIMIT = 3\n" for path, text in CLEAN.items()})
    assert among(imported(repo), (*ANYWHERE, "detect_secrets")) == []


def test_requirements_need_no_network_and_no_parser_of_versions(repo: Repo) -> None:
    repo.stage(
        {"requirements.txt": "flask==3.0.3\nrequests==2.32.3\n", "Dockerfile": "FROM python\nRUN pip install flask\n"}
    )
    names = imported(repo)
    assert "aisec_hooks.dependencies.names" in names, "the commit was meant for the names"
    assert among(names, (*ANYWHERE, "packaging", "platformdirs", "aisec_hooks.dependencies.online")) == []


def test_a_process_call_needs_some_tests_of_bandit_and_not_its_frame(repo: Repo) -> None:
    repo.stage({"app/revision.py": REVISION})
    names = imported(repo)
    assert among(names, ("bandit.plugins",)), "the commit was meant for bandit"
    assert among(names, (*ANYWHERE, "detect_secrets", "bandit.core.manager", "bandit.core.extension_loader")) == []
    assert among(names, ("bandit.formatters", "bandit.cli")) == []


def test_what_is_remembered_needs_no_engine(repo: Repo) -> None:
    repo.stage({**CLEAN, "app/revision.py": REVISION})
    assert among(imported(repo), ("bandit",))
    assert among(imported(repo), (*ANYWHERE, "bandit", "detect_secrets")) == []
