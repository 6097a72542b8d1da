"""What a change exposes in files that it does not touch: found by git, told at the place that causes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aisec_hooks import cli, exposed, reach
from aisec_hooks.cache import Cache
from aisec_hooks.linediff import added_lines, taken_away
from aisec_hooks.model import (
    Cause,
    ChangedFile,
    Finding,
    Location,
    NoteKind,
    Report,
    Span,
    Step,
    Suppressed,
    Suppression,
    Version,
)
from aisec_hooks.reach import Reach
from aisec_hooks.report import render
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax import api
from aisec_hooks.syntax.project import Project
from aisec_hooks.syntax.source import Source
from tests.repo import Repo, isolate
from tests.reports import OPTIONS, injection

LIMIT = 2_000_000

TEXT = '''\
"""Texts."""

from html import escape


def clean(text):
    """Make a text fit for HTML."""
    text = escape(text)
    return f"<b>{text}</b>"


def shout(text):
    return text.upper()
'''
UNESCAPED = TEXT.replace("    text = escape(text)\n", "")
VIEW = """\
from flask import Flask, request
from shop.text import clean

app = Flask(__name__)


@app.get("/hello")
def hello():
    return clean(request.args["name"])
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    return Repo.init(tmp_path / "repo")


# --- what a change means to others -----------------------------------------------------------


def source(text: str) -> Source:
    return Source("m.py", text.encode())


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("def f():\n    return 1\n", "def f():\n    return 2\n", {"f": 1}),
        ("def f():\n    return 1\n", "# c\n\n\ndef f():\n    'doc'\n    return  (1)  # c\n", {}),
        ("def f(): return 1\n", "def f(): return 1\ndef g(): return 2\n", {}),
        ("def f(): return 1\ndef g(): return 2\n", "def g(): return 2\n", {"f": 0}),
        ("@checked\ndef f(): return 1\n", "def f(): return 1\n", {"f": 1}),
        (
            "class C:\n    def a(self): pass\n    def b(self): return 1\n",
            "class C:\n    def a(self): pass\n\n    def b(self): return 2\n",
            {"C": 4},
        ),
        ("class C:\n    'doc'\n    def a(self):\n        'doc'\n", "class C:\n    def a(self):\n        'other'\n", {}),
        ("class C(B): pass\n", "class C: pass\n", {"C": 1}),
        ("ALLOWED = {'a'}\n", "ALLOWED = {'a', 'b'}\n", {"ALLOWED": 1}),
        ("VERIFY = True\n", "VERIFY = False\n", {"VERIFY": 1}),
        ("__version__ = '1'\n", "__version__ = '2'\n", {}),
        ("from a import b, c\n", "from a import b, c, d\n", {}),
        ("from safe import escape\n", "from unsafe import escape\n", {"escape": 1}),
        ("try:\n    from a import f\nexcept ImportError:\n    f = None\n", "from a import f\n", {"f": 1}),
        ("if X:\n    def f(): return 1\n", "if X:\n    def f(): return 2\n", {"f": 2}),
        ("def f(a=1): pass\n", "def f(a=2): pass\n", {"f": 1}),
        ("async def f(): pass\n", "def f(): pass\n", {"f": 1}),
        ("def f(): pass\n", "def (\n", {}),
    ],
)
def test_a_name_is_changed_if_its_code_is(old: str, new: str, names: dict[str, int]) -> None:
    assert api.changed(source(old), source(new)) == names


BLOCKS = [
    "def f(x):\n    return x\n",
    "def g(x):\n    y = x\n\n    return y\n",
    "@app.get('/')\ndef h():\n    '''\nlong\n    '''\n    return 1\n",
    "class C:\n    a = 1\n\n    def m(self):\n        return self.a\n",
    "import os\n",
    "A = '''\nx = 1\n'''\n",
    "if A:\n    B = 's'\nelse:\n    B = 't'\n",
    "# a comment\n",
    "\n",
]


@given(
    st.lists(st.sampled_from(BLOCKS), max_size=4),
    st.integers(0, 30),
    st.sampled_from([*BLOCKS, "    return 3\n", "@once\n", "'''\n"]),
)
def test_what_looks_like_an_addition_changes_nothing(before: list[str], at: int, more: str) -> None:
    old = "".join(before).split("\n")
    new = [*old[:at], *more.split("\n")[:-1], *old[at:]]
    if api.only_adds(old, new):
        assert api.changed(source("\n".join(old)), source("\n".join(new))) == {}


@pytest.mark.parametrize(
    ("old", "new", "adds"),
    [
        ("import a\n\ndef f():\n    pass\n", "import a\nimport b\n\ndef f():\n    pass\n\ndef g():\n    pass\n", True),
        ("def f():\n    return 1\n", "@once\ndef f():\n    return 1\n", False),
        ("def f():\n    return 1\n", "def f():\n    x = 2\n    return 1\n", False),
        ("def f():\n    return 1\n", "def f():\n    return 1\n\nf = None\n", False),
        ("def f():\n    return 1\n", "def f():\n    # note\n    return 1\n", False),
        ("x = 1\n", "# note\nx = 1\n", True),
        ("if a:\n    x = 1\n", "if a:\n    x = 1\nelse:\n    y = 2\n", False),
        ("from a import f\n", "from a import f\nfrom b import f\n", False),
    ],
)
def test_additions_are_told_without_parsing(old: str, new: str, adds: bool) -> None:
    assert api.only_adds(old.split("\n"), new.split("\n")) is adds or not adds
    if not adds and "note" not in new:
        assert not api.only_adds(old.split("\n"), new.split("\n"))


def test_what_speaks_of_a_changed_name_is_affected() -> None:
    found = api.units(source("def a(): pass\ndef b(): a()\nclass C:\n    def m(self): b()\ndef d(): pass\nE = C()\n"))
    assert api.affected(found, {"a"}) == {"a", "b", "C", "E"}


def test_views_are_nothing_that_others_import() -> None:
    found = api.units(source("@app.get('/')\ndef a(): pass\n@cached(3)\ndef b(): pass\ndef _c(): pass\n"))
    assert api.importable(found, {"a", "b", "_c", "main", "gone"}) == ["b", "gone"]


@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef"), max_size=12))
def test_lines_are_taken_away_before_lines_that_are_there(base: list[str], head: list[str]) -> None:
    found = taken_away(base, head, added_lines(base, head))
    assert all(1 <= n <= len(head) for n in found)
    if base == head:
        assert found == []


def test_where_lines_were_taken_away() -> None:
    assert taken_away(list("abcde"), list("ade"), frozenset()) == [2]
    assert taken_away(list("abcde"), list("abc"), frozenset()) == [3]
    assert taken_away(list("abc"), list("axc"), frozenset({2})) == [3]


# --- who uses it -----------------------------------------------------------------------------


def looked_at(repository: Repository, comparison: Comparison, settings: Settings) -> Reach:
    head, *bases = (Project(s.files(LIMIT)) for s in (comparison.head, *comparison.bases))
    return Reach(repository, comparison, settings, head, bases, Cache(None, ()))


def users(repo: Repo, settings: Settings | None = None, base: str = "") -> dict[str, tuple[str, ...]]:
    """Who uses what is staged, or what a range changes -> through which changed files."""
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.range(base, "HEAD") if base else repository.staged()
        return {u.change.path: u.through for u in looked_at(repository, comparison, settings or Settings()).users()}


USERS: dict[str, str | bytes] = {
    "shop/__init__.py": "from .text import clean as scrub\n",
    "shop/text.py": TEXT,
    "shop/absolute.py": VIEW,
    "shop/relative.py": "from .text import clean\n",
    "shop/module.py": "from . import text\n\ndef f(x):\n    return text.clean(x)\n",
    "shop/star.py": "from shop.text import *\n\ndef g(x):\n    return clean(x)\n",
    "other/reexport.py": "import shop\n\ndef f(x):\n    return shop.scrub(x)\n",
    "other/named.py": "from shop import scrub\n",
    "other/far.py": "from shop.module import f\n",
    "other/inside.py": "def f(x):\n    import shop.text as t\n    return t.clean(x)\n",
    "other/shout.py": "from shop.text import shout\n\n# not clean\n",
    "other/own.py": "def clean(x):\n    return x\n",
    "other/elsewhere.py": "from bleach import clean\n",
    "other/words.py": "NOTE = 'clean'\n",
    "tests/test_text.py": "from shop.text import clean\n",
    "notes.md": "clean\n",
}
FOUND = {
    "shop/__init__.py",
    "shop/absolute.py",
    "shop/relative.py",
    "shop/module.py",
    "shop/star.py",
    "other/reexport.py",
    "other/named.py",
    "other/far.py",
    "other/inside.py",
}


def test_users_are_those_that_import_the_name_in_any_way(repo: Repo) -> None:
    repo.commit(USERS)
    repo.stage({"shop/text.py": UNESCAPED})
    assert users(repo) == dict.fromkeys(FOUND, ("shop/text.py",))
    repo.commit()
    assert users(repo, base="HEAD~1") == dict.fromkeys(FOUND, ("shop/text.py",))


def test_the_snapshot_is_searched_and_not_the_working_tree(repo: Repo) -> None:
    repo.commit({"shop/text.py": TEXT, "shop/a.py": VIEW, "shop/b.py": "x = 1\n"})
    repo.stage({"shop/text.py": UNESCAPED})
    repo.write("shop/a.py", "nothing\n")
    repo.write("shop/b.py", VIEW)
    assert set(users(repo)) == {"shop/a.py"}


def test_changed_excluded_and_test_files_are_no_users_but_lead_to_some(repo: Repo) -> None:
    repo.commit(USERS)
    repo.stage({"shop/text.py": UNESCAPED, "shop/module.py": str(USERS["shop/module.py"]) + "\nX = 1\n"})
    found = users(repo, Settings(exclude=("/other/named.py",)))
    assert set(found) == FOUND - {"shop/module.py", "other/named.py"}
    assert found["other/far.py"] == ("shop/text.py",)


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "\n\ndef more(text):\n    return text\n",
        TEXT.replace("Make a text fit", "Makes a text fit"),
        TEXT.replace("def shout(text):", "def shout(text):  # loud"),
        TEXT.replace('"""Texts."""', '"""Texts of the shop."""'),
    ],
)
def test_nobody_is_looked_for_where_nothing_means_anything_else(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    repo.commit(USERS)
    repo.stage({"shop/text.py": text, "shop/new.py": TEXT, "tests/test_text.py": "x = 1\n"})
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert users(repo) == {}
    assert " grep " not in (tmp_path / "trace").read_text()
    repo.stage({"shop/text.py": UNESCAPED})
    assert set(users(repo)) == FOUND
    assert " grep " in (tmp_path / "trace").read_text()


def test_a_changed_template_is_used_by_the_views_that_name_it(repo: Repo) -> None:
    view = "from flask import render_template\n\ndef show(name):\n    return render_template('a-b.html', name=name)\n"
    repo.commit({"templates/a-b.html": "<p>{{ name }}</p>\n", "views.py": view, "other.py": "x = 'b.html'\n"})
    repo.stage({"templates/a-b.html": "<p>{{ name|safe }}</p>\n"})
    assert users(repo) == {"views.py": ("templates/a-b.html",)}
    repo.commit()
    repo.stage({"templates/a-b.html": "<h1>Name</h1>\n<p>{{ name|safe }}</p>\n"})
    assert users(repo) == {}


def test_nothing_in_the_repository_has_a_say_in_the_search(repo: Repo, tmp_path: Path) -> None:
    repo.commit({**USERS, ".gitattributes": "*.py binary diff=evil\n"})
    repo.git("config", "diff.evil.textconv", f"touch {tmp_path}/ran; cat")
    repo.git("config", "grep.patternType", "perl")
    repo.git("config", "grep.fullName", "false")
    repo.git("config", "color.ui", "always")
    repo.git("config", "submodule.recurse", "true")
    repo.put("100644", repo.blob("from shop.text import clean\n"), "odd\n\u202ename/-x.py")
    repo.commit()
    repo.stage({"shop/text.py": UNESCAPED})
    assert set(users(repo)) == {*FOUND, "odd\n\u202ename/-x.py"}
    assert not (tmp_path / "ran").exists()


def test_patterns_are_patterns_whatever_git_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(USERS)
    repo.stage({"shop/text.py": UNESCAPED})
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    monkeypatch.chdir(repo.path / "shop")
    assert set(users(repo)) == FOUND


def test_the_work_is_bounded_and_said_to_be(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(USERS)
    repo.stage({"shop/text.py": UNESCAPED})
    monkeypatch.setattr(reach, "MOST_USERS", 3)
    with Repository.open(str(repo.path)) as repository:
        looked = looked_at(repository, repository.staged(), Settings())
        assert len(looked.users()) == 3
        assert [(n.kind, n.message) for n in looked.notes] == [
            (NoteKind.PARTIAL, "more than 3 files use what this changes; the others were not looked at")
        ]


def test_a_search_that_fails_is_said(repo: Repo) -> None:
    repo.commit(USERS)
    repo.object_file(repo.oid("HEAD:other/words.py")).unlink()
    repo.stage({"shop/text.py": UNESCAPED})
    with Repository.open(str(repo.path)) as repository:
        looked = looked_at(repository, repository.staged(), Settings())
        assert looked.users() == []
        (note,) = looked.notes
        assert "could not be found: git grep failed" in note.message


def test_of_a_merge_only_what_differs_from_both_sides_counts(repo: Repo) -> None:
    repo.commit(USERS)
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit({"shop/text.py": TEXT.replace("upper", "lower")})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"shop/text.py": TEXT.replace("<b>", "<i>")})
    repo.git("merge", "--no-commit", "side", check=False)
    repo.stage({"shop/text.py": TEXT.replace("<b>", "<i>").replace("upper", "lower")})
    assert users(repo) == {}
    repo.stage({"shop/text.py": UNESCAPED})
    assert set(users(repo)) == FOUND


# --- where it is told ------------------------------------------------------------------------


def span(line: int) -> Span:
    return Span(start_line=line, start_column=5, end_line=line, end_column=20)


def at(path: str, line: int) -> Location:
    return Location(path=path, span=span(line))


def flow(path: str, line: int, *steps: Location) -> Finding:
    """A finding in a file with a trace that ends there."""
    trace = tuple(Step(location=s, code=f"code {s.span.start_line}", note="goes on") for s in (*steps, at(path, line)))
    return replace(injection(), location=at(path, line), trace=trace, message="m", cause=Cause.NEWLY_REACHABLE)


CHANGED = {"shop/text.py": Source("shop/text.py", UNESCAPED.encode())}


def told(*found: Finding, touched: tuple[Location, ...] = (), definition: Location | None = None) -> list[Finding]:
    pairs = [(f, ("shop/text.py",)) for f in found]
    return exposed.told(pairs, CHANGED, lambda path: definition, lambda place: place in touched)


def test_it_stands_where_the_flow_passes_through_the_change() -> None:
    (one,) = told(flow("a.py", 9, at("a.py", 8), at("shop/text.py", 8)))
    assert (one.location, one.scope, one.cause) == (at("shop/text.py", 8), "clean", Cause.REMOVED_GUARD)
    assert [s.location.path for s in one.trace] == ["a.py", "a.py", "shop/text.py", "a.py"]
    assert (one.trace[0].location, one.trace[0].code, one.trace[0].note) == (at("a.py", 9), "code 9", exposed.NOTE)
    assert one.message == "m; exposed in a.py:9"


def test_a_step_that_the_change_adds_comes_first() -> None:
    (one,) = told(flow("a.py", 9, at("shop/text.py", 8), at("shop/text.py", 12)), touched=(at("shop/text.py", 8),))
    assert one.location == at("shop/text.py", 8)


def test_without_such_a_step_it_stands_at_the_definition_or_stays() -> None:
    line = at("shop/text.py", 6)
    assert told(flow("a.py", 9, at("a.py", 8)), definition=line)[0].location == line
    assert told(flow("a.py", 9, at("a.py", 8)))[0].location == at("a.py", 9)


def test_the_cause_says_where_along_the_flow_the_change_is() -> None:
    sink, start = at("shop/text.py", 8), at("shop/text.py", 12)
    ends = replace(flow("a.py", 9), trace=tuple(Step(location=p, code="", note="") for p in (at("a.py", 9), sink)))
    assert told(ends, touched=(sink,))[0].cause is Cause.ADDED
    assert told(flow("a.py", 9, start), touched=(start,))[0].cause is Cause.NEWLY_REACHABLE
    constant = replace(flow("a.py", 9), trace=(), engine="syntax")
    assert told(constant, definition=start)[0].cause is Cause.WEAKENED_CONFIG


def applied(*kept: Finding) -> Applied:
    return Applied(kept=kept, suppressed=(), suppressions=())


def test_in_an_unchanged_file_the_place_tells_what_is_new() -> None:
    user = ChangedFile(path="a.py", head_blob="b", bases=(Version(path="a.py", blob="b"),))
    before = applied(flow("a.py", 9))
    reworded = replace(flow("a.py", 9), code="a query that a changed file now puts together in another way")
    worse = replace(reworded, source_kind="request")
    milder = applied(replace(flow("a.py", 9), source_kind="parameter"))
    another = flow("a.py", 10)
    head = {"a.py": applied(reworded, another)}
    assert exposed.compared([user], head, lambda u, i: before).findings == [
        replace(another, cause=Cause.NEWLY_REACHABLE)
    ]
    found = exposed.compared([user], {"a.py": applied(worse)}, lambda u, i: milder).findings
    assert [f.code for f in found] == [worse.code]


def test_a_comment_at_the_exposed_place_is_told_of() -> None:
    user = ChangedFile(path="a.py", head_blob="b", bases=(Version(path="a.py", blob="b"),))
    comment = Suppression(location=at("a.py", 9), covers=(9,), rules=("sql-injection",), until="", reason="why")
    silenced = Suppressed(finding=flow("a.py", 9), suppression=comment)
    head = Applied(kept=(), suppressed=(silenced,), suppressions=(comment,))
    found = exposed.compared([user], {"a.py": head}, lambda u, i: applied())
    assert (found.findings, found.suppressions) == ([], [comment])


def test_what_one_line_exposes_is_one_finding() -> None:
    flows = [flow(f"v{n}.py", 9, at("shop/text.py", 8)) for n in range(6)]
    (one,) = told(*reversed(flows))
    assert one.message == "m; exposed in v0.py:9, v1.py:9, v2.py:9, v3.py:9 and 2 more places"


def test_reports_lay_it_on_a_line_of_the_diff() -> None:
    moved = replace(injection(), anchor=at("app/text.py", 3))
    report = Report(title="t", files=1, findings=(moved,))
    sarif = json.loads(render("sarif", report, OPTIONS))["runs"][0]["results"][0]
    place = sarif["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("app/text.py", 3)
    related = [r["physicalLocation"] for r in sarif["relatedLocations"]]
    assert [(r["artifactLocation"]["uri"], r["region"]["startLine"]) for r in related] == [
        ("app/views.py", 12),
        ("app/views.py", 11),
    ]
    assert [r["id"] for r in sarif["relatedLocations"]] == [1, 2]
    github = render("github", report, OPTIONS)
    assert github.startswith("::error file=app/text.py,line=3,")
    assert "(at app/views.py:12:12)" in github
    gitlab = json.loads(render("gitlab", report, OPTIONS))[0]
    assert (gitlab["location"]["path"], gitlab["location"]["lines"]["begin"]) == ("app/text.py", 3)
    rdjson = json.loads(render("rdjson", report, OPTIONS))["diagnostics"][0]
    assert rdjson["location"] == {"path": "app/text.py", "range": {"start": {"line": 3}, "end": {"line": 3}}}
    assert rdjson["related_locations"][0]["location"]["path"] == "app/views.py"
    found = json.loads(render("json", report, OPTIONS))["findings"][0]
    assert (found["location"]["path"], found["anchor"]["path"]) == ("app/views.py", "app/text.py")
    assert "app/views.py:12:12" in render("text", report, OPTIONS)


def test_every_report_says_in_which_file_a_step_is() -> None:
    report = Report(title="t", files=1, findings=(injection(),))
    sarif = json.loads(render("sarif", report, OPTIONS))["runs"][0]["results"][0]
    flows = sarif["codeFlows"][0]["threadFlows"][0]["locations"]
    paths = [f["location"]["physicalLocation"]["artifactLocation"]["uri"] for f in flows]
    assert paths == ["app/views.py", "app/text.py", "app/views.py"]
    for name in ("text", "json", "rdjson"):
        assert "app/text.py" in render(name, report, OPTIONS), name


# --- the whole way ---------------------------------------------------------------------------


def check(repo: Repo, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """The exit code and the blocking findings of a command in the repository."""
    import os

    os.chdir(repo.path)
    code = cli.main([*(arguments or ("hook",)), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    return code, [f for f in report["findings"] if f["tier"] == "blocking"]


def line_of(finding: dict[str, object], key: str = "location") -> tuple[str, int]:
    place = finding[key]
    assert isinstance(place, dict)
    return place["path"], place["span"]["start"]["line"]


GUARDED = """\
from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.get("/find")
def find():
    name = request.args["name"]
    if name not in ("a", "b"):
        raise ValueError(name)
    db = sqlite3.connect("x")
    return str(db.execute("SELECT a FROM t WHERE n = '" + name + "'").fetchall())
"""


def test_a_guard_that_is_gone_is_shown_where_it_was(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": GUARDED})
    repo.stage({"app.py": GUARDED.replace('    if name not in ("a", "b"):\n        raise ValueError(name)\n', "")})
    code, (found,) = check(repo, capsys)
    assert (code, found["cause"]) == (1, "removed-guard")
    assert (line_of(found), line_of(found, "anchor")) == (("app.py", 11), ("app.py", 10))


SHOP: dict[str, str | bytes] = {"shop/__init__.py": "", "shop/text.py": TEXT, "shop/views.py": VIEW}


@pytest.mark.parametrize("staged", [True, False])
def test_an_escape_that_is_gone_blocks_with_the_view_that_it_exposes(
    repo: Repo, capsys: pytest.CaptureFixture[str], staged: bool
) -> None:
    repo.commit(SHOP)
    repo.stage({"shop/text.py": UNESCAPED})
    repo.write("shop/views.py", "")
    if not staged:
        repo.commit()
    code, (found,) = check(repo, capsys, *([] if staged else ["diff", "HEAD^!"]))
    assert (code, found["rule"], found["cause"]) == (1, "cross-site-scripting", "removed-guard")
    assert line_of(found)[0] == "shop/text.py"
    trace = found["trace"]
    assert isinstance(trace, list)
    assert line_of(trace[0]) == ("shop/views.py", 9)
    assert found["scope"] == "clean"


def test_users_of_users_are_exposed_too(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    service = "from .text import clean as scrub\n\n\ndef page(name):\n    return scrub(name)\n"
    view = VIEW.replace("from shop.text import clean", "from shop import page").replace("clean(", "page(")
    files: dict[str, str | bytes] = {"shop/__init__.py": "from .service import page\n", "shop/service.py": service}
    repo.commit({**SHOP, **files, "shop/views.py": view})
    repo.stage({"shop/text.py": UNESCAPED})
    code, (found,) = check(repo, capsys)
    assert (code, line_of(found)[0]) == (1, "shop/text.py")


def test_a_comment_in_the_changed_file_silences_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit(SHOP)
    repo.stage({"shop/text.py": UNESCAPED})
    _, (found,) = check(repo, capsys)
    lines = UNESCAPED.split("\n")
    lines[line_of(found)[1] - 1] += "  # aisec: ignore[cross-site-scripting] -- only shown as text"
    repo.stage({"shop/text.py": "\n".join(lines)})
    code, blocking = check(repo, capsys)
    assert (code, blocking) == (0, [])
    cli.main(["hook", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert [f["rule"] for f in report["findings"]] == []
    assert len(report["suppressed"]) == 1


def test_what_was_exposed_before_is_not_introduced(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({**SHOP, "shop/text.py": UNESCAPED})
    repo.stage({"shop/text.py": UNESCAPED.replace("<b>", "<i>").replace("</b>", "</i>")})
    assert check(repo, capsys) == (0, [])
    # and it is found where the view itself is new
    repo.stage(
        {
            "shop/text.py": UNESCAPED,
            "shop/views.py": VIEW + "\n\n@app.get('/b')\ndef b():\n    return clean(request.args['b'])\n",
        }
    )
    code, (found,) = check(repo, capsys)
    assert (code, line_of(found)) == (1, ("shop/views.py", 14))


def test_a_remembered_view_is_looked_at_anew_when_its_helper_changes(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage(SHOP)
    assert check(repo, capsys) == (0, [])
    repo.stage({"shop/text.py": UNESCAPED})  # the view's own blob is the same
    code, (found,) = check(repo, capsys)
    assert (code, line_of(found)) == (1, ("shop/views.py", 9))
    repo.stage({"shop/text.py": TEXT})
    assert check(repo, capsys) == (0, [])


def test_fingerprints_stay_when_lines_move(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit(SHOP)
    prints = []
    for text in (UNESCAPED, "import os\n\n" + UNESCAPED):
        repo.stage({"shop/text.py": text})
        prints.append(check(repo, capsys)[1][0]["fingerprint"])
    assert prints[0] == prints[1]
