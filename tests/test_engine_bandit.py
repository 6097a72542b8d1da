"""The Bandit engine: what Bandit itself reports, under our rules, in our words, at our grades."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import sysconfig
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from aisec_hooks import rules
from aisec_hooks.engines import bandit_candidates as candidates
from aisec_hooks.engines.bandit import BanditEngine
from aisec_hooks.engines.bandit_bounds import LinearSql
from aisec_hooks.engines.bandit_codes import CODES
from aisec_hooks.engines.bandit_driver import LONGEST_CHAIN, Walk, bidirectional
from aisec_hooks.engines.bandit_loader import KNOWN, Bandit
from aisec_hooks.engines.installed import installed_version
from aisec_hooks.model import Confidence, Match, Note, NoteKind, Severity
from aisec_hooks.syntax.source import Broken, Module, Source
from tests.bandit_positives import BIDI, POSITIVES, TRICKY

FILES, LARGEST = 150, 30_000
Triple = tuple[str, int, int, str]

BANDIT = BanditEngine()
REAL_BANDIT = """
import json, logging, sys
from bandit.core import config, extension_loader, manager
from bandit.plugins import injection_shell, injection_sql
from bandit.plugins.general_hardcoded_tmp import gen_config as shared

checked = manager.BanditManager(config.BanditConfig(), "file", ignore_nosec=True)
checked.progress = None
checked.files_list = json.load(sys.stdin)
checked.run_tests()
extensions = extension_loader.MANAGER
json.dump(
    {
        "results": [
            (i.fname, i.test_id, i.lineno, i.col_offset, f"{i.severity}/{i.confidence}") for i in checked.results
        ],
        "skipped": [name for name, _ in checked.skipped],
        "codes": [*extensions.plugins_by_id, *extensions.blacklist_by_id],
        "checks": {code: p.plugin._checks for code, p in extensions.plugins_by_id.items()},
        "shell": injection_shell.gen_config("shell_injection"),
        "shared": shared("hardcoded_tmp_directory")["tmp_dirs"],
        "sql": injection_sql.SIMPLE_SQL_RE.pattern,
    },
    sys.stdout,
)
"""


def python(script: str, given: str = "") -> str:
    """What a new interpreter prints that runs the script."""
    done = subprocess.run([sys.executable, "-c", script], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files of installed packages, evenly spread, and one with a positive for every code."""
    site = Path(sysconfig.get_path("purelib"))
    files = sorted(f for f in site.rglob("*.py") if 200 < f.stat().st_size < LARGEST and "bandit" not in f.parts)
    own = tmp_path_factory.mktemp("positives") / "positives.py"
    own.write_text("\n".join(POSITIVES.values()), encoding="utf-8")
    return [own, *files[:: max(1, len(files) // FILES)]]


@pytest.fixture(scope="session")
def real(sample: list[Path]) -> dict[str, Any]:
    """What the real Bandit says of the sample and of itself."""
    answer: dict[str, Any] = json.loads(python(REAL_BANDIT, json.dumps([str(f) for f in sample])))
    return answer


def ours(file: Path, version: str) -> Counter[Triple]:
    """Our results for a file: (code, line, column, Bandit's grade), B613 up to the first as Bandit has it."""
    source = Source(str(file), file.read_bytes())
    module = source.python
    assert isinstance(module, Module)
    walk = Walk(Bandit(version), module.tree, source.path)
    walk.run()
    assert not walk.unfinished
    found = Counter((r.code, r.line, r.column, r.grade) for r in walk.results)
    found.update(("B613", line, column + 1, "HIGH/MEDIUM") for line, column, _ in list(bidirectional(source.lines))[:1])
    return found


def check(text: str, path: str = "app.py") -> list[Match | Note]:
    return list(BANDIT.check(Source(path, text.encode())))


def matches(text: str) -> list[Match]:
    found = [m for m in check(text) if isinstance(m, Match)]
    assert len(found) == len(check(text)), "no notes"
    return found


def one(text: str, rule: str) -> Match:
    (match,) = [m for m in matches(text) if m.rule == rule]
    return match


# --- the same results as Bandit -------------------------------------------------------------


def test_every_code_of_the_installed_bandit_is_in_the_table(real: dict[str, Any]) -> None:
    assert set(CODES) == set(real["codes"])
    assert {code.rule for code in CODES.values()} <= set(rules.NAMES)


def test_every_code_has_a_positive(real: dict[str, Any], sample: list[Path]) -> None:
    assert set(POSITIVES) == set(CODES)
    assert {code for name, code, *_ in real["results"] if name == str(sample[0])} == set(CODES)


def test_results_are_those_of_bandit(real: dict[str, Any], sample: list[Path]) -> None:
    assert installed_version("bandit") in KNOWN
    theirs: dict[str, Counter[Triple]] = {str(file): Counter() for file in sample}
    for name, *result in real["results"]:
        theirs[name][tuple(result)] += 1
    compared = [file for file in sample if str(file) not in real["skipped"]]
    assert len(compared) > 100
    version = installed_version("bandit")
    assert {str(f): ours(f, version) for f in compared} == {str(f): theirs[str(f)] for f in compared}


def test_an_unknown_version_is_shown_every_node(real: dict[str, Any], sample: list[Path]) -> None:
    """Through the ordinary import, without any assumption on what a test looks for."""
    theirs: dict[str, Counter[Triple]] = {str(file): Counter() for file in sample[:25]}
    for name, *result in real["results"]:
        if name in theirs:
            theirs[name][tuple(result)] += 1
    assert {str(file): ours(file, "0.0") for file in sample[:25]} == theirs


def test_a_file_that_is_not_wanted_has_nothing(real: dict[str, Any], sample: list[Path]) -> None:
    with_results = {name for name, *_ in real["results"]}
    unwanted = {str(f) for f in sample if not BANDIT.wants(Source(str(f), f.read_bytes()))}
    assert not unwanted & with_results
    assert not BANDIT.wants(Source("a.py", b"x = 1\n")) and not BANDIT.wants(Source("a.txt", b"import pickle\n"))


def test_the_table_has_the_names_that_the_shell_tests_look_for(real: dict[str, Any]) -> None:
    last = {kind: {name.rpartition(".")[2] for name in names} for kind, names in real["shell"].items()}
    assert last["subprocess"] <= set(CODES["B602"].calls.split()) & set(CODES["B603"].calls.split())
    assert last["shell"] <= set(CODES["B605"].calls.split())
    assert last["no_shell"] <= set(CODES["B606"].calls.split())
    assert set.union(*last.values()) <= set(CODES["B607"].calls.split())
    assert last["shell"] | last["subprocess"] <= set(CODES["B609"].calls.split())


def test_the_walk_shows_each_test_its_type_of_node(real: dict[str, Any]) -> None:
    of_calls = {code for code, checks in real["checks"].items() if checks == ["Call"]}
    assert set(candidates.OF_CALLS) == of_calls | {candidates.LISTED}
    assert {c for c, checks in real["checks"].items() if checks == ["Str"]} == set(candidates.OF_STRINGS)
    assert {c for c, checks in real["checks"].items() if checks == ["FunctionDef"]} == set(candidates.OF_FUNCTIONS)
    assert {c for c, checks in real["checks"].items() if checks == ["ExceptHandler"]} == set(candidates.OF_HANDLERS)
    assert set(real["shared"]) <= set(candidates.TELLING)


VERBS = ["select", "insert", "update", "delete", "SELECT", "\N{LATIN SMALL LETTER LONG S}elect"]
WORDS = [*VERBS, "from", "into", "values", "set", " ", "\n", "(", "x"]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_linear_sql_is_the_pattern_of_bandit(real: dict[str, Any], text: str) -> None:
    theirs = re.search(real["sql"], text, re.IGNORECASE | re.DOTALL)
    assert (LinearSql().search(text) is None) == (theirs is None)


def test_names_strings_and_their_order_are_taken_as_bandit_takes_them(tmp_path: Path) -> None:
    files = [tmp_path / f"case_{number:02}.py" for number in range(len(TRICKY))]
    for file, text in zip(files, TRICKY, strict=True):
        file.write_text(text, encoding="utf-8")
    answer = json.loads(python(REAL_BANDIT, json.dumps([str(f) for f in files])))
    assert not answer["skipped"]
    theirs = {f.name: Counter(tuple(r[1:]) for r in answer["results"] if r[0] == str(f)) for f in files}
    assert {f.name: ours(f, installed_version("bandit")) for f in files} == theirs
    assert {f.name: ours(f, "0.0") for f in files} == theirs


# --- Bandit's surroundings -------------------------------------------------------------------


def test_a_later_import_of_bandit_is_the_real_one(sample: list[Path]) -> None:
    script = f"""
import sys, warnings
before = warnings.formatwarning
from aisec_hooks.engines.bandit import BanditEngine
from aisec_hooks.engines.installed import installed_version

BANDIT = BanditEngine()
from aisec_hooks.syntax.source import Source
data = open({str(sample[0])!r}, "rb").read()
found = list(BANDIT.check(Source("a.py", data)))
heavy = {{"bandit", "stevedore", "rich", "yaml", "importlib.metadata"}} & set(sys.modules)
assert len(found) > 80 and not heavy, heavy
assert not [m for m in sys.modules if m.startswith("bandit")]
assert warnings.formatwarning is before
import bandit.core.manager
from bandit.core import config
assert bandit.__version__ == installed_version("bandit")
assert bandit.core.utils.get_call_name and bandit.core.issue.Issue is bandit.Issue
manager = bandit.core.manager.BanditManager(config.BanditConfig(), "file")
manager.files_list = [{str(sample[0])!r}]
manager.run_tests()
assert len(manager.results) > 80
from bandit.plugins import injection_sql
assert type(injection_sql.SIMPLE_SQL_RE).__name__ == "Pattern"
assert list(BANDIT.check(Source("a.py", data))) == found
"""
    python(script)


def test_a_changed_bandit_is_imported_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    before = warnings.formatwarning
    moved = {**CODES, "B102": replace(CODES["B102"], test="moved.exec_used")}
    for module in ("bandit", "bandit_loader", "bandit_candidates", "bandit_driver"):
        monkeypatch.setattr(f"aisec_hooks.engines.{module}.CODES", moved)
    found = list(BanditEngine().check(Source("a.py", b"exec(x)\neval(x)\n")))
    messages = [m.message for m in found if isinstance(m, Match)]
    assert messages == ["exec() runs text as code", "eval() runs text as code"]
    assert warnings.formatwarning is before


def test_files_of_bandit_in_the_repository_play_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".bandit").write_text("[bandit]\nskips: B102\n")
    (tmp_path / "bandit.yaml").write_text("skips: [B102]\n")
    monkeypatch.chdir(tmp_path)
    for comment in ("nosec", "nosec B102"):
        assert one(f"exec(x)  # {comment}\n", "code-injection").message == "exec() runs text as code"


# --- tests that give no answer ---------------------------------------------------------------


def test_a_test_that_raises_is_a_failed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(context: object) -> None:
        raise ValueError("hunter2hunter2")

    engine = BanditEngine()
    monkeypatch.setitem(engine._bandit._tests, "B102", broken)
    found = list(engine.check(Source("a.py", b"exec('hunter2hunter2')\neval(x)\n")))
    notes = [(n.kind, n.message, n.engine) for n in found if isinstance(n, Note)]
    assert notes == [(NoteKind.FAILED, "bandit test B102 at line 1: raised ValueError", "bandit")]
    assert [m.message for m in found if isinstance(m, Match)] == ["eval() runs text as code"]
    assert "hunter2" not in repr(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import tarfile\nt.extractall(members=a.b(t))\n", "bandit test B202 at line 2: raised AttributeError"),
        (
            "from django.utils.safestring import mark_safe\na.b, c = 1, 2\nmark_safe(e)\n",
            "bandit test B703 at line 3: raised AttributeError",
        ),
        ("import importlib\nimportlib.import_module(**k)\n", "bandit test B001 at line 2: raised KeyError"),
        (
            "x = " + " + ".join(['"select * from t "'] * (LONGEST_CHAIN + 1)),
            f"bandit test B608 at line 1: expression of more than {LONGEST_CHAIN} strings",
        ),
    ],
)
def test_known_limits_of_bandit_are_gaps(text: str, message: str) -> None:
    notes = [n for n in check(text) if isinstance(n, Note)]
    assert [(n.kind, n.message) for n in notes] == [(NoteKind.PARTIAL, message)]


def test_hostile_code_ends() -> None:
    """Each of these takes Bandit itself from minutes to for ever."""
    imported = "from django.utils.safestring import mark_safe\n"
    swapped = imported + "def f():\n" + "  a = b\n  b = a\n" * 60 + "  return mark_safe(a)\n"
    assert [m.rule for m in matches(swapped)] == ["cross-site-scripting"] * 2
    assert matches('x = "%s" % "' + "select from" * 60_000 + '"\n') == []
    assert len(matches("x = {" + '"password": 1, ' * 20_000 + "}\n")) == 20_000
    many = check(imported + "x = 'a'\n" * 2_000 + "mark_safe(x)\n" * 300)
    assert [n.message for n in many if isinstance(n, Note)][:1] == [
        "bandit test B703 at line 2202: code is too large or nests too deeply"
    ]


# --- what becomes of a result ----------------------------------------------------------------


def test_broken_source_has_nothing_and_newer_syntax_a_note() -> None:
    broken = Source("a.py", b"import pickle\ndef (:\n")
    assert isinstance(broken.python, Broken) and list(BANDIT.check(broken)) == []
    newer = Source("a.py", f"import pickle  # {BIDI}\n".encode())
    module = newer.python
    assert isinstance(module, Module)
    newer.python = Module(tree=module.tree, text=module.text, fallback=True)
    note, match = BANDIT.check(newer)
    message = "bandit not run: syntax newer than this interpreter"
    assert note == Note(path="a.py", kind=NoteKind.PARTIAL, message=message, engine="bandit")
    assert isinstance(note, Note)
    assert note.kind is NoteKind.PARTIAL
    assert isinstance(match, Match) and match.rule == "bidirectional-text"


def test_notebooks_are_checked_in_their_cells() -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": [s]} for s in ("x = 1", "exec(x)")]
    data = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    source = Source("a.ipynb", data)
    (match,) = BANDIT.check(source)
    assert isinstance(match, Match) and match.rule == "code-injection"
    assert source.segment(match.span) == "exec(x)" and source.locate(match.span).cell == 2


SURE = [
    ("import requests\nrequests.get(u, verify=False, timeout=3)\n", "certificate-check-off"),
    ("import ssl\nc = ssl._create_unverified_context()\n", "certificate-check-off"),
    ("import flask\napp.run(debug=True)\n", "debug-enabled"),
    ("from Crypto.Cipher import DES\nc = DES.new(k, DES.MODE_CBC)\n", "weak-cipher"),
    ("import ssl\nssl.wrap_socket(s, ssl_version=ssl.PROTOCOL_SSLv3)\n", "weak-tls"),
    ("from Crypto.PublicKey import RSA\nk = RSA.generate(512)\n", "weak-key-size"),
    ("import yaml\nyaml.load(f)\n", "insecure-deserialization"),
    ("import yaml\nyaml.load(f, Loader=yaml.UnsafeLoader)\n", "insecure-deserialization"),
    ("import yaml\nyaml.load(f, yaml.Loader)\n", "insecure-deserialization"),
    ("import paramiko\nc.set_missing_host_key_policy(paramiko.AutoAddPolicy())\n", "ssh-host-key-unchecked"),
    (f"x = 'a{BIDI}b'\n", "bidirectional-text"),
]
UNSURE = [
    ("import asyncio, flask\nasyncio.run(main(), debug=True)\n", "debug-enabled"),
    ("import yaml\nyaml.load(f, Loader=yaml.FullLoader)\n", "insecure-deserialization"),
    ("import yaml\nyaml.load(f, Loader=StrictSafeLoader)\n", "insecure-deserialization"),
    ("import yaml\nyaml.load(f, **options)\n", "insecure-deserialization"),
    ("from Crypto.PublicKey import RSA\nk = RSA.generate(1024)\n", "weak-key-size"),
    ("connect(method=ssl.PROTOCOL_TLSv1)\n", "weak-tls"),
    ("import subprocess\nsubprocess.run(f'ls {x}', shell=True)\n", "command-injection"),
    ("import hashlib\nhashlib.md5(x)\n", "weak-hash"),
    ("import os\nos.chmod(p, 0o777)\n", "permissive-file-mode"),
    ("eval(x)\n", "code-injection"),
    ("c.execute('select * from t where a = %s' % x)\n", "sql-injection"),
    ("x = 'a\u200fb'\n", "bidirectional-text"),
]
HIDDEN = [
    ("assert x\n", "assert-used"),
    ("import subprocess\nsubprocess.run('ls', shell=True)\n", "command-injection"),
    ("import os\nos.chmod(p, 0o755)\n", "permissive-file-mode"),
    ("import pickle\n", "risky-import"),
    ("token = 'access'\n", "hardcoded-secret"),
]


@pytest.mark.parametrize(("text", "rule"), SURE)
def test_what_may_block(text: str, rule: str) -> None:
    assert one(text, rule).confidence is Confidence.HIGH and one(text, rule).severity is Severity.HIGH
    assert rules.rule(rule).confidence is Confidence.HIGH


@pytest.mark.parametrize(("text", "rule"), UNSURE)
def test_what_is_advice(text: str, rule: str) -> None:
    assert one(text, rule).confidence is Confidence.MEDIUM


@pytest.mark.parametrize(("text", "rule"), HIDDEN)
def test_what_is_shown_on_request_only(text: str, rule: str) -> None:
    assert (one(text, rule).severity, one(text, rule).confidence) == (Severity.LOW, Confidence.LOW)


CREDENTIALS: list[tuple[str, Callable[[str], str]]] = [
    ("assigned", lambda s: f'password = "{s}"\n'),
    ("attribute", lambda s: f'self.token = "{s}"\n'),
    ("entry", lambda s: f'x = {{"password": "{s}"}}\n'),
    ("subscript", lambda s: f'x["password"] = "{s}"\n'),
    ("compared", lambda s: f'if password == "{s}": pass\n'),
    ("argument", lambda s: f'login(mode="password", password="{s}")\n'),
    ("default", lambda s: f'def login(user="root", password="{s}"): pass\n'),
]


@pytest.mark.parametrize(("name", "text"), CREDENTIALS, ids=[name for name, _ in CREDENTIALS])
def test_a_credential_is_covered_exactly_and_never_shown(name: str, text: Callable[[str], str]) -> None:
    secret = "s3cr3t" + "Xy77"
    source = Source("a.py", text(secret).encode())
    (match,) = BANDIT.check(source)
    assert isinstance(match, Match) and (match.rule, match.secret) == ("hardcoded-secret", secret)
    assert source.segment(match.span) == secret
    assert secret not in repr(match) and match.confidence is Confidence.MEDIUM


def test_a_credential_that_is_written_with_escapes_is_covered_with_its_quotes() -> None:
    source = Source("a.py", b'password = "a\\x62c"\n')
    (match,) = BANDIT.check(source)
    assert isinstance(match, Match) and match.secret == source.segment(match.span) == '"a\\x62c"'


def test_a_span_begins_on_the_line_that_bandit_names() -> None:
    text = "import subprocess\nsubprocess.run(\n    command,\n    shell=True,\n)\n"
    match = one(text, "command-injection")
    assert (match.span.start_line, match.span.start_column) == (4, 11)
    assert match.code == "subprocess.run(command, shell=True)"


def test_every_line_with_a_bidirectional_character_is_reported() -> None:
    """Bandit stops at the first, so that a second one would never count as introduced."""
    assert [m.span.start_line for m in matches(f"# {BIDI}\nx = 1\n# {BIDI} {BIDI}\n")] == [1, 3]


def test_names_for_the_fix_are_plain_names() -> None:
    assert one("import requests\nrequests.get(url, verify=False)\n", "certificate-check-off").names == {"url": "url"}
    tar = "import tarfile\narchive.extractall(a.b)\n"
    assert one(tar, "unsafe-archive-extraction").names == {"receiver": "archive"}
    assert one("eval('1')\n", "code-injection").names == {}


def test_a_long_name_does_not_fill_the_message() -> None:
    name = "a" * 5_000
    assert len(one(f"{name}.{name}(shell=True)\n", "command-injection").message) < 100


def test_nothing_of_bandit_stays_on_the_tree() -> None:
    source = Source("a.py", "\n".join(POSITIVES.values()).encode())
    assert len(list(BANDIT.check(source))) > 80
    assert isinstance(source.python, Module)
    assert not [n for n in ast.walk(source.python.tree) if hasattr(n, "_bandit_parent")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*POSITIVES.values(), *TRICKY]), max_size=6), st.integers(0, 3))
def test_spans_lie_in_the_text_and_are_in_order(parts: list[str], depth: int) -> None:
    body = "".join(f"{'  ' * depth}{line}\n" for part in parts for line in part.split("\n"))
    source = Source("a.py", ("".join(f"{'  ' * d}if é:\n" for d in range(depth)) + body).encode())
    found = [m for m in BANDIT.check(source) if isinstance(m, Match)]
    assert [m.span for m in found] == sorted(m.span for m in found)
    for match in found:
        assert 1 <= match.span.start_line <= match.span.end_line <= len(source.lines)
        assert source.segment(match.span)
