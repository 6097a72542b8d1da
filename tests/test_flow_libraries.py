"""What is known of libraries: every kind of text that comes through each of them, and what is not outside text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from aisec_hooks.flow import frameworks
from aisec_hooks.flow.annotations import is_harmless_type, parsed
from aisec_hooks.flow.known import Known, known
from aisec_hooks.flow.library import Library
from aisec_hooks.flow.options import harmless_options
from aisec_hooks.flow.url_patterns import converted, is_harmless
from aisec_hooks.model import Confidence, SourceKind
from aisec_hooks.syntax.names import Names
from tests.flow_cases import matches
from tests.library_cases import CASES, IN_VIEWS

FOLDER = Path(frameworks.__file__).parent
MODULES = sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")
KINDS = "|".join(k.value for k in SourceKind)


def known_of(imports: str) -> Known:
    return known(Names(ast.parse(imports)))


def marked(text: str) -> set[tuple[int, str]]:
    """(line, kind) of each line that carries `# request` or another kind of source."""
    found = ((n, re.search(rf"# ({KINDS})\b", line)) for n, line in enumerate(text.split("\n"), 1))
    return {(n, match[1]) for n, match in found if match}


def reached(text: str, path: str) -> set[tuple[int, str]]:
    """(line, kind) of what reaches a shell, whatever the certainty."""
    return {(m.span.start_line, m.source_kind) for m in matches(text, path) if m.rule == "command-injection"}


@pytest.mark.parametrize("case", CASES)
def test_what_comes_from_outside_reaches_the_shell_and_nothing_else(case: str) -> None:
    text = f"import os\n{CASES[case]}"
    path = "shop/views.py" if case in IN_VIEWS else "shop/app.py"
    assert reached(text, path) == marked(text)


# --- the table ----------------------------------------------------------------------------------


def test_every_module_is_in_the_table() -> None:
    named = {m for its in frameworks.PACKAGES.values() for m in its.split()} | set(frameworks.ALWAYS)
    assert named == set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_module_says_one_library(module: str) -> None:
    library = import_module(f"aisec_hooks.flow.frameworks.{module}").LIBRARY
    assert isinstance(library, Library)
    assert library.name or module in frameworks.ALWAYS
    said = (library.readings, library.entries, library.returns, library.carriers, library.reducers, library.objects)
    assert any((*said, library.harmless)), "it says nothing"
    patterns = [n for r in library.readings for n in r.names] + list(library.returns) + list(library.carriers)
    for pattern in patterns:
        assert re.fullmatch(r"\.?[^\W\d][\w.]*(?: [\w ]+)?(?:\[\])?(?:\.\w+|\.\*)?", pattern), pattern
    for entry in library.entries:
        assert entry.decorators or entry.bases or entry.registrars or entry.signature, entry


def test_what_is_tried_is_nearly_all_there_is() -> None:
    """A library without a case here is one of plain types, all of which other tests look up."""
    tried = {case.partition(" ")[0] for case in CASES}
    assert tried <= set(MODULES)
    untried = set(MODULES) - tried
    plain = "ldap logging lxml markup neo4j pydantic random signing urls validators xml"
    assert untried <= set(plain.split())


def test_only_what_is_imported_is_loaded() -> None:
    probe = (
        "import ast, sys\n"
        "from aisec_hooks.flow.known import known\n"
        "from aisec_hooks.syntax.names import Names\n"
        "known(Names(ast.parse('import flask, sqlite3')))\n"
        "print(*sorted(m for m in sys.modules if '.frameworks.' in m))\n"
    )
    out = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    loaded = {m.rpartition(".")[2] for m in out.split()}
    assert loaded == {"flask", "werkzeug", "sqlite3", *frameworks.ALWAYS}


def test_a_file_without_libraries_costs_microseconds() -> None:
    names = Names(ast.parse("import this, that\nfrom shop import models\n"))
    known(names)
    best = min(_seconds(names) for _ in range(5))
    assert best < 20e-6


def _seconds(names: Names) -> float:
    start = time.perf_counter()
    for _ in range(1000):
        known(names)
    return (time.perf_counter() - start) / 1000


def test_the_same_libraries_are_the_same_knowledge() -> None:
    assert known_of("import flask, os") is known_of("import os\nfrom flask import request\nimport shop")
    assert known_of("from .celery import app") is known_of("")


# --- looking up ---------------------------------------------------------------------------------

READINGS = [
    ("import flask", "flask.request.args", SourceKind.REQUEST),
    ("import flask", "flask.globals.request.args", SourceKind.REQUEST),
    ("import flask", "flask.request.method", None),
    ("import fastapi", "fastapi.Request.query_params", SourceKind.REQUEST),
    ("import openai", "openai.OpenAI().chat.completions.create", SourceKind.MODEL),
    ("import openai", "openai.AsyncAzureOpenAI.responses.create", SourceKind.MODEL),
    ("import openai", "?self.client.beta.chat.completions.parse", SourceKind.MODEL),
    ("import openai", "openai.OpenAI.models.list", None),
    ("", "?self.client.chat.completions.create", SourceKind.MODEL),
    ("import twilio", "?client.messages.create", None),
    ("import anthropic", "?client.messages.create", SourceKind.MODEL),
    ("import sqlite3", "sqlite3.connect().cursor().fetchone", SourceKind.STORED),
    ("import sqlite3", "sqlite3.connect().execute()[]", SourceKind.STORED),
    ("", "?anything.fetchall", SourceKind.STORED),
    ("import pymongo", "pymongo.MongoClient()[][].find_one", SourceKind.STORED),
    ("import pymongo", "pymongo.MongoClient.shop.users.find.sort[]", SourceKind.STORED),
    ("import requests", "requests.Session().get().text", SourceKind.NETWORK),
    ("import requests", "requests.get().status_code", None),
    ("import random", "random.choice", SourceKind.RANDOM),
    ("import random", "random.Random().randint", SourceKind.RANDOM),
    ("import random", "random.SystemRandom().choice", None),
    ("import numpy", "numpy.random.default_rng().bytes", SourceKind.RANDOM),
    ("import uuid", "uuid.uuid1", SourceKind.RANDOM),
    ("import uuid", "uuid.uuid4", None),
    ("import secrets", "secrets.token_hex", None),
    ("import os", "os.urandom", None),
    ("import os", "os.environ", SourceKind.ENVIRONMENT),
    ("from django.db import models", "?Item.objects.filter().first", SourceKind.STORED),
    ("import ldap", "ldap.initialize().search_s", SourceKind.STORED),
    ("import neo4j", "neo4j.GraphDatabase.driver().session().run().single", SourceKind.STORED),
]


@pytest.mark.parametrize(("imports", "name", "kind"), READINGS)
def test_readings_by_name(imports: str, name: str, kind: SourceKind | None) -> None:
    last = "[]" if name.endswith("[]") else name.rpartition(".")[2]
    reading = known_of(imports).reading(name, last)
    assert (reading.kind if reading else None) is kind


def test_without_a_name_only_what_any_object_has_counts() -> None:
    its = known_of("import openai, sqlite3")
    assert its.reading("", "fetchone") is not None
    assert its.reading("", "create") is None


RESULTS = [
    ("import sqlite3", "sqlite3.connect", "sqlite3.Connection"),
    ("import sqlite3", "sqlite3.Connection.cursor", "sqlite3.Cursor"),
    ("import sqlite3", "sqlite3.connect().execute", "sqlite3.Cursor"),
    ("import requests", "requests.Session", "requests.Session"),
    ("import httpx", "httpx.AsyncClient", "httpx.AsyncClient"),
    ("import aiohttp", "aiohttp.ClientSession", "aiohttp.ClientSession"),
    ("import psycopg", "psycopg.connect", "psycopg.Connection"),
    ("import psycopg_pool", "psycopg_pool.ConnectionPool().connection", "psycopg.Connection"),
    ("import asyncpg", "asyncpg.create_pool().acquire", "asyncpg.Connection"),
    ("import aiomysql", "aiomysql.connect", "pymysql.Connection"),
    ("import sqlalchemy", "sqlalchemy.create_engine().connect", "sqlalchemy.engine.Connection"),
    ("import sqlalchemy", "sqlalchemy.orm.Sessions", "sqlalchemy.orm.Session"),
    ("import sqlmodel", "sqlmodel.Session", "sqlalchemy.orm.Session"),
    ("import pymongo", "pymongo.MongoClient[]", "pymongo.database.Database"),
    ("import pymongo", "pymongo.database.Database.users", "pymongo.collection.Collection"),
    ("import motor", "motor.motor_asyncio.AsyncIOMotorClient().shop.users", "pymongo.collection.Collection"),
    ("import ldap", "ldap.initialize", "ldap.ldapobject.LDAPObject"),
    ("import lxml.etree", "lxml.etree.parse().getroot", "lxml.etree._Element"),
    ("import lxml.etree", "lxml.etree.XMLParser", "lxml.etree.XMLParser"),
    ("import xml.etree.ElementTree", "xml.etree.ElementTree.fromstring", "xml.etree.ElementTree.Element"),
    ("import logging", "logging.getLogger", "logging.Logger"),
    ("import structlog", "structlog.get_logger().bind", "logging.Logger"),
    ("import redis", "redis.StrictRedis", "redis.Redis"),
    ("import boto3", "boto3.client", "boto3.client"),
    ("import boto3", "boto3.resource().Table", "boto3.dynamodb.Table"),
    ("import paramiko", "paramiko.SSHClient().open_sftp", "paramiko.SFTPClient"),
    ("import fastapi", "fastapi.UploadFile", "starlette.datastructures.UploadFile"),
    ("import flask", "flask.request.files.get", "werkzeug.datastructures.FileStorage"),
    ("import flask", "flask.somewhere.else", ""),
    ("", "shop.models.Item", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("imports", "name", "made"), RESULTS)
def test_results_by_name(imports: str, name: str, made: str) -> None:
    assert known_of(imports).result(name) == made


def test_uploaded_files_are_members_of_what_is_read() -> None:
    its = known_of("import flask")
    reading = its.reading("flask.request.files", "files")
    assert reading is not None
    assert its.result(f"{reading.gives}[]") == "werkzeug.datastructures.FileStorage"


def test_carriers_and_reducers() -> None:
    its = known_of("import yarl, markdown, bleach, urllib.parse, os, lxml.etree, xml.dom.minidom")
    for name in ("yarl.URL", "markdown.markdown", "bleach.clean", "urllib.parse.urljoin", "lxml.etree.fromstring"):
        assert its.carries(name), name
    assert its.carries("xml.dom.minidom.parseString")
    assert not its.carries("shop.markdown")
    assert not its.carries("")
    assert its.reduces("os.getpid")
    assert not its.reduces("os.getcwd")
    assert not known_of("").carries("yarl.URL")


def test_words_are_the_last_names_of_what_reads_and_of_decorators() -> None:
    words = known_of("import flask, openai").words
    assert {"args", "create", "route", "input"} <= words
    assert "text_input" not in words


def test_libraries_add_sinks_and_sanitizers() -> None:
    assert "cross-site-scripting" in known_of("import streamlit").sinks
    assert "ldap.filter.escape_filter_chars" in known_of("import ldap").sanitizers["ldap-injection"]
    assert not known_of("import os").sinks


@pytest.mark.parametrize("name", ["", ".", "..", "?", "()", "[]", "a" * 5000, "a." * 5000, ".." * 50 + "x()[]()"])
def test_any_name_can_be_asked_for(name: str) -> None:
    its = known_of("import flask, django, pymongo")
    assert its.reading(name, name.rpartition(".")[2]) is None
    assert its.result(name) in ("", "django.db.models.Manager")


# --- types, patterns, options -------------------------------------------------------------------

HARMLESS = [
    "int",
    "float | None",
    "Optional[int]",
    "list[int]",
    "dict[str, int]|None",
    "uuid.UUID",
    "Literal['a', 'b']",
    "Annotated[int, Path(ge=1)]",
    "Annotated[str, Query(pattern='^[a-z]+$')]",
    "datetime.date",
    "Decimal",
    "'int'",
    "Color",
    "Mode | None",
    "conint(gt=0)",
    "constr(regex=r'^\\w+$')",
    "tuple[int, ...]",
    "StatusEnum",
]
FREE = [
    "str",
    "str | int",
    "list[str]",
    "Annotated[str, Query(max_length=9)]",
    "Annotated[str, Query(pattern='[a-z]+')]",
    "Annotated[str, Query(pattern='^.*$')]",
    "EmailStr",
    "Item",
    "Any",
    "",
    "constr(max_length=3)",
    "int if x else str",
    "((",
]
CLASSES = "import enum\nclass Color(str, enum.Enum): RED = 1\nclass Mode(Color): pass\nclass Item: pass\n"


@pytest.mark.parametrize(
    ("annotation", "harmless"),
    [(a, True) for a in HARMLESS if not a.startswith("dict")] + [(a, False) for a in (*FREE, "dict[str, int]|None")],
)
def test_types_that_no_text_fits(annotation: str, harmless: bool) -> None:
    classes = {n.name: n for n in ast.parse(CLASSES).body if isinstance(n, ast.ClassDef)}
    assert is_harmless_type(parsed(annotation), classes) is harmless


def test_a_class_that_is_its_own_base_is_no_enum() -> None:
    classes = {n.name: n for n in ast.parse("class A(B): pass\nclass B(A): pass").body if isinstance(n, ast.ClassDef)}
    assert not is_harmless_type(parsed("A"), classes)


PATTERNS = [
    ("/x/<int:a>/<b>", {"a"}),
    ("/x/<string(length=2):a>/<any(x, y):b>", {"b"}),
    ("/x/{a:int}/{b}/{c:path}", {"a"}),
    ("x/<slug:a>/<str:b>/<uuid:c>", {"a", "c"}),
    ("/x/<a:int>/<b:re:[a-z]+>/<c:re:.+>/<d:path>", {"a", "b"}),
    (r"/x/{a:\d+}/{b:.*}/{c:[0-9]{4}}", {"a", "c"}),
    (r"^x/(?P<a>\d+)/(?P<b>[^/]+)/(?P<c>[\w-]+)/$", {"a", "c"}),
    (r"/x/(\d+)/(.*)/([a-z]+)", {0, 2}),
    (r"/x/(?:a|b)/(\w+)", {0}),
    (r"/x/((", set()),
    ("", set()),
]


@pytest.mark.parametrize(("pattern", "names"), PATTERNS)
def test_parts_of_a_url_that_a_router_converts(pattern: str, names: set[str | int]) -> None:
    assert converted(pattern) == names


@pytest.mark.parametrize("expression", [r"\d+", "[a-zA-Z0-9_-]{1,20}", r"^\w+$", "a|b", r"(?:\d+|new)", r"[\w.]+\Z"])
def test_expressions_that_fit_nothing_dangerous(expression: str) -> None:
    assert is_harmless(expression)


@pytest.mark.parametrize(
    "expression", [".+", "[^/]+", r"\S+", "[A-z]+", "[0-z]", "[a-z'\"]+", "(.*)", r"[\s\S]*", "[ -~]+"]
)
def test_expressions_that_fit_more(expression: str) -> None:
    assert not is_harmless(expression)


def test_hostile_patterns_take_no_time() -> None:
    start = time.perf_counter()
    for text in ("(" * 50_000, "[" * 50_000, "<a:re:" * 10_000, "{a:" * 10_000, "\\" * 50_001, "a-" * 50_000):
        converted(text)
        is_harmless(text)
    assert time.perf_counter() - start < 2


OPTIONS = {
    'add_argument("--port", type=int)': {"port"},
    'add_argument("-v", "--verbose", action="store_true")': {"verbose"},
    'add_argument("--dry-run", action=argparse.BooleanOptionalAction)': {"dry_run"},
    'add_argument("mode", choices=["a", "b"])': {"mode"},
    'add_argument("--name", dest="label", type=float)': {"label"},
    'add_argument("--name")': set(),
    'add_argument("--name", type=str, default=3)': set(),
    'add_argument("--name", action="store")': set(),
    'option("--count", default=1)': {"count"},
    'option("--count", "number", type=click.INT)': {"number"},
    'option("--shout/--no-shout", is_flag=True)': {"shout"},
    'option("--color", type=click.Choice(COLORS))': {"color"},
    'option("--name", default="x")': set(),
    'argument("path", type=click.Path())': set(),
    "option(*names, type=int)": set(),
    "option()": set(),
}


@pytest.mark.parametrize("declared", OPTIONS)
def test_options_that_hold_no_text(declared: str) -> None:
    call = ast.parse(declared, mode="eval").body
    assert isinstance(call, ast.Call)
    assert harmless_options([call]) == OPTIONS[declared]


def test_an_option_that_is_declared_twice_is_as_free_as_the_freer() -> None:
    calls = [n for n in ast.walk(ast.parse('a("--x", type=int)\na("--x")')) if isinstance(n, ast.Call)]
    assert harmless_options(calls) == frozenset()


# --- weak randomness ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("imports", "call", "weak"),
    [
        ("import random", "random.getrandbits(64)", True),
        ("from random import choice", "choice(LETTERS)", True),
        ("import random", "random.Random(3).random()", True),
        ("import numpy as np", "np.random.bytes(16)", True),
        ("import uuid", "uuid.uuid1()", True),
        ("import uuid", "uuid.uuid4()", False),
        ("import random", "random.SystemRandom().getrandbits(64)", False),
        ("import secrets", "secrets.token_bytes(16)", False),
        ("import os", "os.urandom(16)", False),
    ],
)
def test_a_token_of_a_number_that_can_be_computed(imports: str, call: str, weak: bool) -> None:
    text = f"{imports}\n\n\ndef renew(user):\n    user.reset_token = str({call})\n"
    found = {m.span.start_line for m in matches(text) if m.rule == "weak-randomness"}
    assert found == ({5} if weak else set())


def test_what_is_sure_blocks() -> None:
    text = "import os\n\nfrom flask import request\n\n\ndef show():\n    os.system(request.args['q'])\n"
    assert [m.confidence for m in matches(text) if m.rule == "command-injection"] == [Confidence.HIGH]
