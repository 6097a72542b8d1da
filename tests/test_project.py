"""The files that a file refers to: found as Python would find them, read from the snapshot only, and noted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import disk, verdicts
from aisec_hooks.cache import Cache
from aisec_hooks.examine import examine
from aisec_hooks.findings import finding
from aisec_hooks.mask import Mask
from aisec_hooks.model import Confidence, FileResult, Match, NoteKind, Severity, Span, TraceMatch
from aisec_hooks.settings import Settings
from aisec_hooks.sides import Run
from aisec_hooks.snapshot import Repository
from aisec_hooks.syntax import project
from aisec_hooks.syntax.bare import bare
from aisec_hooks.syntax.project import NEVER, Files, Given, Project, View
from aisec_hooks.syntax.source import Source
from tests.repo import Repo, isolate

LIMIT = 10_000
KEY = b"k" * 32
SHOP = {
    "shop/__init__.py": (
        "from .text import clean as scrub\nfrom .stars import *\nfrom . import models\nfrom .db import db\n"
    ),
    "shop/text.py": "from html import escape\n\ndef clean(text):\n    return escape(text)\n\nquick = clean\n",
    "shop/stars.py": "from .deep.inner import shiny\n\n_hidden = 1\n",
    "shop/deep/inner.py": "from ..text import quick as fast\nfrom ... import nothing\n\ndef shiny():\n    pass\n",
    "shop/models.py": (
        "class Store:\n    def find(self, name):\n        return name\n\nFinder = Store\nfind = Store.find\n"
    ),
    "shop/db.py": "class Pool:\n    pass\n\ndb = Pool()\n\ndef run(query):\n    return query\n",
    "shop/ring/one.py": "from .two import lost\n",
    "shop/ring/two.py": "from .one import lost\n",
    "shop/wrong.py": "def (\n",
    "shop/typed.pyi": "def hint(): ...\n",
    "lib/helper.py": "def f():\n    pass\n",
    "src/kit/core.py": "import shop.text as t\n\nvalue = t.clean\n",
    "plain/tool.py": "import side\n",
    "plain/side.py": "def own():\n    pass\n",
    "side.py": "def top():\n    pass\n",
    "json.py": "def loads():\n    pass\n",
}


def given_files(files: dict[str, str]) -> Given:
    return Given({path: text.encode() for path, text in files.items()})


def resolved(name: str, importer: str, files: dict[str, str] | None = None) -> tuple[str, str] | None:
    """Where a name is defined, as (path, rest)."""
    found = Project(given_files(files or SHOP)).view("x.py").resolve(name, importer)
    return (found.source.path, found.rest) if found is not None else None


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "importer", "expected"),
    [
        ("shop.text.clean", "shop/views.py", ("shop/text.py", "clean")),
        ("shop.text.clean", "tests/test_text.py", ("shop/text.py", "clean")),
        ("shop.text", "app.py", ("shop/text.py", "")),
        ("shop", "app.py", ("shop/__init__.py", "")),
        (".text.clean", "shop/views.py", ("shop/text.py", "clean")),
        (".text.clean", "shop/__init__.py", ("shop/text.py", "clean")),
        ("..text.clean", "shop/deep/inner.py", ("shop/text.py", "clean")),
        ("...side.top", "shop/deep/inner.py", ("side.py", "top")),
        ("....side.top", "shop/deep/inner.py", None),
        ("shop.scrub", "app.py", ("shop/text.py", "clean")),
        ("shop.shiny", "app.py", ("shop/deep/inner.py", "shiny")),
        ("shop._hidden", "app.py", None),
        ("shop.deep.inner.fast", "app.py", ("shop/text.py", "clean")),
        ("shop.models", "app.py", ("shop/models.py", "")),
        ("shop.models.Store.find", "app.py", ("shop/models.py", "Store.find")),
        ("shop.models.Finder.find", "app.py", ("shop/models.py", "Store.find")),
        ("shop.models.find", "app.py", ("shop/models.py", "Store.find")),
        ("shop.models.Store().find", "app.py", ("shop/models.py", "Store().find")),
        ("shop.db", "app.py", ("shop/db.py", "db")),
        ("shop.db.run", "app.py", ("shop/db.py", "run")),
        ("shop.db.execute", "app.py", ("shop/db.py", "db.execute")),
        ("kit.core.value", "tests/unit/test_kit.py", ("shop/text.py", "clean")),
        ("helper.f", "app.py", ("lib/helper.py", "f")),
        ("side.own", "plain/tool.py", ("plain/side.py", "own")),
        ("side.top", "shop/views.py", ("side.py", "top")),
        ("deep.inner.shiny", "shop/views.py", ("shop/deep/inner.py", "shiny")),
        ("shop.ring.one.lost", "app.py", None),
        ("shop.text.escape", "app.py", None),
        ("shop.text.missing", "app.py", None),
        ("shop.missing", "app.py", None),
        ("shop().text", "app.py", None),
        ("shop.wrong.anything", "app.py", None),
        ("shop.typed.hint", "app.py", None),
        ("json.loads", "app.py", None),
        ("flask.request", "shop/views.py", None),
        ("", "app.py", None),
        (".", "shop/views.py", ("shop/__init__.py", "")),
    ],
)
def test_names_lead_to_the_file_that_defines_them(name: str, importer: str, expected: tuple[str, str] | None) -> None:
    assert resolved(name, importer) == expected


def test_a_module_that_a_package_imports_over_its_own_name_is_the_module() -> None:
    files = {"a/__init__.py": "from . import b\n", "a/b.py": "def f(): pass\n"}
    assert resolved("a.b", "x.py", files) == ("a/b.py", "")
    assert resolved("a.b.f", "x.py", files) == ("a/b.py", "f")


def test_the_parts_of_a_namespace_package_are_one() -> None:
    files = {"ns/one.py": "def f(): pass\n", "src/ns/two.py": "def g(): pass\n"}
    assert resolved("ns.one.f", "x.py", files) == ("ns/one.py", "f")
    assert resolved("ns.two.g", "x.py", files) == ("src/ns/two.py", "g")


def test_a_package_wins_over_a_folder_and_a_file() -> None:
    files = {"app/util.py": "def f(): pass\n", "app/util/__init__.py": "def f(): pass\n", "app/__init__.py": ""}
    assert resolved("app.util.f", "x.py", files) == ("app/util/__init__.py", "f")
    assert resolved("util.f", "svc/x.py", {"svc/util/readme.py": "", "util.py": "def f(): pass\n"}) == ("util.py", "f")


def test_the_examined_file_is_found_as_itself() -> None:
    view = Project(given_files(SHOP)).view("shop/text.py")
    own = view.source(SHOP["shop/text.py"].encode())
    found = view.resolve("shop.text.clean", "shop/views.py")
    assert found is not None
    assert found.source is own
    assert own.project is view


def test_others_share_what_was_parsed_and_have_no_view_of_their_own() -> None:
    shared = Project(given_files(SHOP))
    examine("shop/text.py", SHOP["shop/text.py"].encode(), KEY, shared.view("shop/text.py"))
    one, two = (shared.view(p).resolve("shop.text.clean", p) for p in ("a.py", "b.py"))
    assert one is not None and two is not None
    assert one.source is two.source
    assert one.source.project is None
    again = shared.view("shop/text.py").source(SHOP["shop/text.py"].encode())
    assert again.python is one.source.python


NAMES = st.text(alphabet="abs.([])é\n\0/", max_size=30)


@given(NAMES, NAMES, st.dictionaries(NAMES, st.sampled_from(list(SHOP.values())), max_size=5))
def test_no_name_is_too_odd(name: str, importer: str, files: dict[str, str]) -> None:
    view = Project(given_files({**SHOP, **files})).view(importer)
    view.resolve(name, importer)
    view.resolve("shop." + name, importer)
    assert not view.unreadable


def test_a_ring_of_imports_comes_to_an_end() -> None:
    files = {f"m{n}.py": f"from m{(n + 1) % 9} import *\nfrom m{(n + 2) % 9} import *\n" for n in range(9)}
    assert resolved("m0.nothing", "x.py", files) is None


# --- what is noted ---------------------------------------------------------------------------


def uses(files: Files, *names: str) -> dict[str, str]:
    view = Project(files).view("shop/views.py")
    for name in names:
        view.resolve(name, "shop/views.py")
    return dict(view.uses)


def test_every_file_that_was_looked_into_is_noted_and_every_one_that_was_not_there() -> None:
    files = given_files(SHOP)
    noted = uses(files, "shop.scrub", ".missing.name")
    assert noted["shop/text.py"] == files.blob("shop/text.py") != ""
    assert noted["shop/__init__.py"] == files.blob("shop/__init__.py")
    assert noted["shop/missing.py"] == ""
    assert "shop/models.py" not in noted


@pytest.mark.parametrize(
    ("change", "still"),
    [
        ({"shop/other.py": "new\n"}, True),
        ({"shop/text.py": "def clean(text):\n    return text\n"}, False),
        ({"shop/missing.py": "name = 1\n"}, False),
        ({"shop/missing/__init__.py": "name = 1\n"}, False),
        ({"shop/scrub.py": "nothing = 1\n"}, False),
        ({"flask.py": "request = 1\n"}, False),
        ({"shop/flask/__init__.py": "request = 1\n"}, False),
        ({"shop/views.py": "changed\n"}, True),
    ],
)
def test_a_result_holds_as_long_as_every_answer_is_the_same(change: dict[str, str], still: bool) -> None:
    noted = uses(given_files(SHOP), "shop.scrub", ".missing.name", "flask.request")
    assert Project(given_files({**SHOP, **change})).still(noted.items()) is still


def test_what_others_asked_for_a_shared_file_is_noted_too() -> None:
    """An engine may remember what a shared file means, and with it depend on what that file imports."""
    shared = Project(given_files(SHOP))
    first, second = shared.view("a.py"), shared.view("b.py")
    first.resolve("kit.core.value", "a.py")
    first.resolve("shop.text.clean", "src/kit/core.py")
    second.read("src/kit/core.py")
    assert "shop/text.py" in dict(second.uses)


def test_templates_are_read_by_path() -> None:
    view = Project(given_files({"shop/templates/a.html": "{{ name }}"})).view("shop/views.py")
    found = view.read("shop/templates/a.html")
    assert found is not None
    assert (found.text, view.read("shop/templates/b.html")) == ("{{ name }}", None)
    assert dict(view.uses)["shop/templates/b.html"] == ""


def test_no_more_than_some_files_are_looked_into() -> None:
    many = {f"m{n}.py": "def f(): pass\n" for n in range(project.MOST_FILES + 5)}
    shared = Project(given_files(many))
    view = shared.view("x.py")
    found = [view.resolve(f"m{n}.f", "x.py") for n in range(len(many))]
    assert sum(f is not None for f in found) == project.MOST_FILES
    assert view.bounded
    (note,) = examine("x.py", b"x = 1\n", KEY, view).notes
    assert (note.kind, "64 files" in note.message) == (NoteKind.PARTIAL, True)


def test_what_depends_on_too_much_is_not_remembered() -> None:
    view = Project(given_files({})).view("x.py")
    for n in range(project.MOST_USES + 1):
        view.resolve(f"m{n}.f", "x.py")
    assert view.uses == NEVER
    assert not Project(given_files({})).still(view.uses)


def test_old_trees_are_forgotten_and_parsed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "MOST_KEPT", 100)
    shared = Project(given_files({f"m{n}.py": "x = 1  #" + "." * 60 for n in range(3)}))
    first = shared.source("m0.py")
    assert shared.source("m0.py") is first
    shared.source("m1.py")
    again = shared.source("m0.py")
    assert again is not None and again is not first


# --- remembering -----------------------------------------------------------------------------


def test_a_remembered_result_is_looked_at_anew_when_what_it_uses_changed(tmp_path: Path) -> None:
    looks: list[str] = []

    def ask(text: str, run: Run) -> FileResult:
        shared = Project(given_files({**SHOP, "shop/text.py": text}))

        def look() -> FileResult:
            looks.append(text)
            view = shared.view("shop/views.py")
            view.resolve("shop.text.clean", "shop/views.py")
            return FileResult(uses=view.uses)

        return run.remembered("shop/views.py", "blob", look, "", shared)

    for _ in range(2):
        cache = Cache(tmp_path, ())
        run = Run(Settings(), cache)
        ask("one = 1\n", run)
        ask("one = 1\n", run)
        cache.close()
    assert looks == ["one = 1\n"]
    cache = Cache(tmp_path, ())
    run = Run(Settings(), cache)
    two, one = ask("two = 2\n", run), ask("one = 1\n", run)
    assert looks == ["one = 1\n", "two = 2\n", "one = 1\n"]
    assert (ask("two = 2\n", run), ask("one = 1\n", run)) == (two, one)  # both sides of a comparison
    assert len(looks) == 3
    cache.close()


def test_a_result_that_uses_nothing_costs_no_question(tmp_path: Path) -> None:
    class Silent:
        def blob(self, path: str) -> str:
            raise AssertionError(path)

        def read(self, path: str) -> bytes | None:
            raise AssertionError(path)

        def paths(self) -> list[str]:
            raise AssertionError

    cache = Cache(tmp_path, ())
    run = Run(Settings(), cache)
    for _ in range(2):
        run.remembered("a.py", "blob", FileResult, "", Project(Silent()))
    cache.close()


# --- snapshots -------------------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    return Repo.init(tmp_path / "repo")


def test_the_index_and_the_base_have_their_own_files(repo: Repo) -> None:
    repo.commit({"app/db.py": "old = 1\n", "app/same.py": "same = 1\n", "gone.py": "gone = 1\n"})
    repo.stage({"app/db.py": "new = 1\n", "fresh/pack/mod.py": "fresh = 1\n"})
    repo.git("rm", "--quiet", "gone.py")
    repo.write("app/db.py", "work = 1\n")
    repo.write("app/untracked.py", "work = 1\n")
    with Repository.open(str(repo.path)) as repository:
        staged = repository.staged()
        head, base = staged.head.files(LIMIT), staged.bases[0].files(LIMIT)
        assert [f.read("app/db.py") for f in (head, base)] == [b"new = 1\n", b"old = 1\n"]
        assert [f.read("app/same.py") for f in (head, base)] == [b"same = 1\n"] * 2
        assert [f.read("gone.py") for f in (head, base)] == [None, b"gone = 1\n"]
        assert [f.blob("gone.py") for f in (head, base)] == ["", repo.oid("HEAD:gone.py")]
        assert [f.blob("fresh/pack/") for f in (head, base)] == ["/", ""]
        assert head.blob("app/db.py") == repo.oid(":app/db.py")
        assert (head.read("app/untracked.py"), head.blob("app/untracked.py")) == (None, "")
        assert (head.blob("app"), head.blob("app/"), head.blob("app/db.py/"), head.blob("/")) == ("", "/", "", "/")


def test_only_regular_files_of_a_bearable_size_are_read(repo: Repo) -> None:
    repo.commit({"real.py": "x = 1\n", "big.py": "#" * (LIMIT + 1)})
    repo.put("120000", repo.blob("real.py"), "link.py")
    repo.put("160000", repo.oid("HEAD"), "module")
    repo.put("100755", repo.blob("x = 2\n"), "run.py")
    commit = repo.commit()
    with Repository.open(str(repo.path)) as repository:
        files = repository.commit(commit).head.files(LIMIT)
        assert [files.read(p) for p in ("link.py", "module", "big.py", "run.py")] == [None, None, None, b"x = 2\n"]
        assert [files.blob(p) for p in ("link.py", "module", "module/")] == ["", "", ""]
        assert files.blob("big.py") == repo.oid("HEAD:big.py")


ODD = ["-a.py", "--batch/x.py", "a\nb.py", "a b\t.py", ":(top)x.py", "HEAD:x.py", "é\u202e.py", "d/\n/e.py"]


def test_paths_may_hold_anything(repo: Repo) -> None:
    for path in ODD:
        repo.put("100644", repo.blob(path), path)
    commit = repo.commit()
    with Repository.open(str(repo.path)) as repository:
        files = repository.commit(commit).head.files(LIMIT)
        assert [files.read(path) for path in ODD] == [path.encode() for path in ODD]
        for path in ("", "/", "..", "../x.py", "/etc/passwd", "d//e.py", "a\0b.py", "\ud800.py", "x/" * 5000 + "y.py"):
            assert (files.read(path), files.blob(path + "x")) == (None, "")


def test_a_blob_that_is_missing_is_said_and_not_remembered(repo: Repo) -> None:
    repo.commit({"app/db.py": "x = 1\n", "app/views.py": "from app.db import x\n"})
    repo.object_file(repo.oid("HEAD:app/db.py")).unlink()
    with Repository.open(str(repo.path)) as repository:
        shared = Project(repository.commit("HEAD").head.files(LIMIT))
        view = shared.view("app/views.py")
        assert view.resolve("app.db.x", "app/views.py") is None
        result = examine("app/views.py", b"from app.db import x\n", KEY, view)
        assert [(n.kind, "app/db.py" in n.message) for n in result.notes] == [(NoteKind.PARTIAL, True)]
        assert not shared.still(result.uses)


# --- the disk --------------------------------------------------------------------------------


def test_a_scan_reads_what_is_below_its_folder_or_in_its_project(tmp_path: Path) -> None:
    top = tmp_path / "project"
    for name in ("app/db.py", "tools/run.py", "../secret.py", ".git/config"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("x = 1\n")
    (top / "link.py").symlink_to(tmp_path / "secret.py")
    (top / "out").symlink_to(tmp_path)
    (top / "big.py").write_text("#" * (LIMIT + 1))
    os.mkfifo(top / "pipe.py")
    files = disk.Files([str(top / "app")], Settings(max_file_bytes=LIMIT), top)
    assert files.read(f"{top}/tools/run.py") == b"x = 1\n"
    assert files.read(f"{top}/big.py") is None
    for path in ("../secret.py", "link.py", "out/secret.py", "pipe.py", "app", "app/../../secret.py", "a\0b.py"):
        assert (files.read(f"{top}/{path}"), files.blob(f"{top}/{path}")) == (None, ""), path
    assert [files.blob(f"{top}/{p}/") for p in ("app", "out", "missing", "..")] == ["/", "", "", ""]
    elsewhere = disk.Files([str(top / "app")], Settings(), tmp_path / "another")
    assert elsewhere.read(f"{top}/app/db.py") == b"x = 1\n"
    assert elsewhere.read(f"{top}/tools/run.py") is None


# --- steps in other files --------------------------------------------------------------------

WORD = "hunter2-" + "swordfish"
OTHER = f'''\
# {WORD} in a comment
KEY = "{WORD}"


def send(text, key="{WORD}", *, more=b"{WORD}"):  # {WORD}
    """{WORD}"""
    with opened(f"{{key}}{WORD}") as out:
        out.write("""
{WORD}
""" + text)
    return text.replace('{WORD}', text[1:])
'''


def span_of(source: Source, text: str) -> Span:
    """The span of the node whose code begins like a text."""
    import ast

    tree = ast.parse(source.text)
    nodes = (n for n in ast.walk(tree) if hasattr(n, "lineno"))
    return next(source.span(n) for n in nodes if (ast.get_source_segment(source.text, n) or "").startswith(text))


@pytest.mark.parametrize(
    ("begins", "shown"),
    [
        ("KEY", "KEY = '…'"),
        ("def send", "def send(text, key='…', *, more='…'):"),
        ("with", "with opened(f'{key}…') as out:"),
        ("out.write", "out.write('…' + text)"),
        ("return", "return text.replace('…', text[1:])"),
        ("text.replace('", "text.replace('…', text[1:])"),
    ],
)
def test_code_of_another_file_is_shown_without_its_texts(begins: str, shown: str) -> None:
    source = Source("app/out.py", OTHER.encode())
    assert bare(source, span_of(source, begins)) == shown


@given(st.integers(1, 12), st.integers(1, 40), st.integers(0, 3), st.integers(1, 60))
def test_no_text_is_shown_whatever_the_span(line: int, column: int, more: int, end: int) -> None:
    span = Span(start_line=line, start_column=column, end_line=line + more, end_column=end)
    for path in ("app/out.py", "app/out.html", "app/out.ipynb"):
        assert "swordfish" not in bare(Source(path, OTHER.encode()), span)


def test_of_a_template_only_a_tag_is_shown() -> None:
    source = Source("a.html", b'<a href="x">{{ name|default("q1w2") }}</a>\n')
    assert bare(source, Span(start_line=1, start_column=13, end_line=1, end_column=39)) == '{{ name|default("…") }}'
    assert bare(source, Span(start_line=1, start_column=1, end_line=1, end_column=39)) == ""


def flow(path: str, view: View) -> tuple[Source, Match]:
    """A source and a match in it with a step in another file."""
    source = view.source(b"from app.out import send\n\nsend(request)\n")
    own = Span(start_line=3, start_column=1, end_line=3, end_column=14)
    other = Span(start_line=11, start_column=5, end_line=11, end_column=70)
    trace = (TraceMatch(span=own, note="comes in"), TraceMatch(span=other, note="is sent", path=path))
    made = Match(rule="path-traversal", span=own, message="m", severity=Severity.HIGH, confidence=Confidence.HIGH)
    return source, Match(**{name: getattr(made, name) for name in Match.__struct_fields__} | {"trace": trace})


def test_a_step_in_another_file_has_its_path_and_no_text() -> None:
    view = Project(given_files({"app/out.py": OTHER})).view("app/views.py")
    source, match = flow("app/out.py", view)
    own, other = finding(source, Mask(source, []), match, "flow", KEY).trace
    assert (own.location.path, own.code) == ("app/views.py", "send(request)")
    assert (other.location.path, other.location.span.start_line) == ("app/out.py", 11)
    assert other.code == "return text.replace('…', text[1:])"


def test_a_step_in_a_file_that_is_not_there_has_no_code() -> None:
    view = Project(given_files({})).view("app/views.py")
    source, match = flow("app/out.py", view)
    assert finding(source, Mask(source, []), match, "flow", KEY).trace[1].code == ""


def test_a_step_elsewhere_says_nothing_of_the_same_line_here() -> None:
    view = Project(given_files({"app/out.py": OTHER})).view("app/views.py")
    _, match = flow("app/out.py", view)
    line = Span(start_line=11, start_column=1, end_line=11, end_column=9)
    hint = Match(rule=match.rule, span=line, message="h", severity=Severity.LOW, confidence=Confidence.MEDIUM)
    assert [m for _, m in verdicts.final([("flow", match), ("bandit", hint)], [])] == [match, hint]
