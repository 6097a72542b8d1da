"""What a change introduces, in the cases that a line-based tool gets wrong, on real repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aisec_hooks import canary, cli, sides
from aisec_hooks.examine import examine
from aisec_hooks.model import FileResult
from aisec_hooks.syntax.project import View
from aisec_hooks.syntax.source import Kind
from tests.repo import Repo, isolate

HEAD = "import os\nimport pickle\n\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n\n"
NOTEBOOK = json.dumps(
    {
        "cells": [{"cell_type": "code", "source": ["x = 1\n"], "outputs": [], "metadata": {}, "execution_count": None}],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    made = Repo.init(tmp_path / "repo")
    made.commit({"README.md": "# A project\n"})
    monkeypatch.chdir(made.path)
    return made


def staged(repo: Repo, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[tuple[str, str]]]:
    """(exit code, (rule, cause) of what blocks) for what is staged."""
    code = cli.main(["hook", "--format", "json", *options])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return code, [(f["rule"], f["cause"]) for f in findings if f["tier"] == "blocking"]


def change(
    repo: Repo, capsys: pytest.CaptureFixture[str], base: dict[str, str | bytes], head: dict[str, str | bytes]
) -> tuple[int, list[tuple[str, str]]]:
    repo.commit(base)
    for path in set(base) - set(head):
        repo.git("rm", "-q", "--", path)
    repo.stage(head)
    return staged(repo, capsys)


def view(body: str, name: str = "show", parameters: str = "db") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"def {name}({parameters}):\n{lines}\n\n"


# --- what is new -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            view('return db.execute("SELECT a FROM t WHERE n = " + name)', parameters="db, name"),
            view('name = request.args["name"]\nreturn db.execute("SELECT a FROM t WHERE n = " + name)'),
        ),
        (
            view("return db.execute(f\"SELECT a FROM t WHERE n = '{name}'\")", parameters="db, name"),
            view('name = request.args["name"]\nreturn db.execute(f"SELECT a FROM t WHERE n = \'{name}\'")'),
        ),
        (view("os.system(command)", parameters="command"), view('os.system(request.args["command"])', parameters="")),
        (view("return eval(text)", parameters="text"), view("return eval(request.data)", parameters="")),
        (
            view('return pickle.load(open("own.pickle", "rb"))', parameters=""),
            view("return pickle.loads(request.data)", parameters=""),
        ),
        (
            view('return f"<b>{name}</b>"', parameters="name"),
            '@app.get("/hello/<name>")\n' + view('return f"<b>{name}</b>"', parameters="name"),
        ),
    ],
    ids=["advice-to-request", "parameter-to-request", "command", "eval", "pickle", "route"],
)
def test_letting_strangers_in_is_new(repo: Repo, capsys: pytest.CaptureFixture[str], before: str, after: str) -> None:
    code, found = change(repo, capsys, {"app.py": HEAD + before}, {"app.py": HEAD + after})
    assert code == 1
    assert len(found) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "query = f\"SELECT * FROM users WHERE name = '{request.args['name']}'\"\ndb.execute(query)",
            "query = f\"DELETE FROM cards WHERE owner = '{request.args['name']}'\"\ndb.execute(query)",
        ),
        (
            "query = f\"SELECT * FROM users WHERE name = '{request.args['name']}'\"\ndb.execute(query)",
            "query = f\"SELECT * FROM users WHERE name = '{request.form['ident']}'\"\ndb.execute(query)",
        ),
        ('open(request.args["a"]).read()', 'open(request.form["b"], "w").write("x")'),
    ],
    ids=["another-statement", "another-source", "another-file"],
)
@pytest.mark.parametrize("elsewhere", [False, True], ids=["same-function", "another-function"])
def test_a_fixed_bug_does_not_pay_for_another(
    repo: Repo, capsys: pytest.CaptureFixture[str], before: str, after: str, elsewhere: bool
) -> None:
    head = view("return 1") + view(after, "other") if elsewhere else view(after)
    code, found = change(repo, capsys, {"app.py": HEAD + view(before)}, {"app.py": HEAD + head})
    assert code == 1
    assert len(found) == 1


def test_another_hole_in_an_old_query_is_new(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    base = view('n = request.args["n"]\nreturn db.execute(f"SELECT a FROM t WHERE n = \'{n}\'")')
    head = view(
        'n, o = request.args["n"], request.args["o"]\n'
        "return db.execute(f\"SELECT a FROM t WHERE n = '{n}' ORDER BY {o}\")"
    )
    code, found = change(repo, capsys, {"app.py": HEAD + base}, {"app.py": HEAD + head})
    assert (code, [rule for rule, _ in found]) == (1, ["sql-injection"])


def test_a_test_that_becomes_the_application_is_new(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    text = HEAD + view("return pickle.loads(request.data)")
    code, found = change(repo, capsys, {"tests/helpers.py": text}, {"app.py": text})
    assert code == 1
    assert found[0][0] == "insecure-deserialization"


def test_excluded_files_account_for_nothing(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    text = HEAD + view("return pickle.loads(request.data)")
    base: dict[str, str | bytes] = {".aisec.toml": 'exclude = ["fix/"]\n', "fix/bad.py": text}
    code, found = change(repo, capsys, base, {**base, "fix/bad.py": text + "# more\n", "a.py": text})
    assert code == 1
    assert len(found) == 1


# --- what is not -----------------------------------------------------------------------------

ONE_LINE = "def show(db):\n    return db.execute(f\"SELECT a FROM t WHERE n = '{request.args['n']}'\").fetchall()\n"
FORMATTED = (
    "def show(db):\n"
    "    return db.execute(\n"
    "        f\"SELECT a FROM t WHERE n = '{request.args['n']}'\",\n"
    "    ).fetchall()\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ONE_LINE, FORMATTED),
        (FORMATTED, ONE_LINE),
        (ONE_LINE, ONE_LINE.replace("\n", "\n\n")),
        (view('path = request.args["p"]\nopen(path)'), view('filename = request.args["p"]\nopen(filename)')),
        (
            view('db.execute("SELECT a FROM t WHERE n = " + request.args["n"])'),
            view('cursor.execute("SELECT a FROM t WHERE n = " + request.args["n"])', parameters="cursor"),
        ),
        (view('open(request.args["p"])', "show"), view('open(request.args["p"])', "display")),
        (view('open(request.args["p"])'), view('open(  # the file that was asked for\n    request.args["p"]\n)')),
    ],
    ids=[
        "formatter",
        "formatter-back",
        "blank-lines",
        "rename-variable",
        "rename-receiver",
        "rename-function",
        "comment-inside",
    ],
)
def test_what_means_the_same_is_not_new(
    repo: Repo, capsys: pytest.CaptureFixture[str], before: str, after: str
) -> None:
    assert change(repo, capsys, {"app.py": HEAD + before}, {"app.py": HEAD + after}) == (0, [])


@pytest.mark.parametrize("verify", ["verify=False"])
def test_reformatting_a_call_that_bandit_reports_is_not_new(
    repo: Repo, capsys: pytest.CaptureFixture[str], verify: str
) -> None:
    one = f'import requests\n\nrequests.get("https://example.com/" + path, {verify})\n'
    many = f'import requests\n\nrequests.get(\n    "https://example.com/" + path,\n    {verify},\n)\n'
    assert change(repo, capsys, {"app.py": one}, {"app.py": many}) == (0, [])
    assert change(repo, capsys, {"app.py": many}, {"app.py": one}) == (0, [])


@pytest.mark.parametrize("where", ["after", "before", "inside"])
def test_a_suppression_survives_the_formatter(repo: Repo, capsys: pytest.CaptureFixture[str], where: str) -> None:
    comment = "# aisec: ignore[sql-injection] -- names come from our own table"
    base = ONE_LINE.replace(".fetchall()", f".fetchall()  {comment}")
    lines = FORMATTED.splitlines()
    if where == "before":
        lines.insert(1, f"    {comment}")
    else:
        at = {"after": 3, "inside": 2}[where]
        lines[at] += f"  {comment}"
    assert change(repo, capsys, {"app.py": HEAD + base}, {"app.py": HEAD + "\n".join(lines) + "\n"}) == (0, [])


def test_one_bug_over_several_lines_is_one_finding(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": HEAD + FORMATTED})
    cli.main(["hook", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [f["rule"] for f in findings if f["rule"] == "sql-injection"] == ["sql-injection"]


# --- suppressions and settings ---------------------------------------------------------------


def test_an_expired_suppression_comes_back_when_its_file_is_touched(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    comment = "  # aisec: ignore[sql-injection] until=2020-01-01 -- later"
    text = HEAD + ONE_LINE.replace(".fetchall()", f".fetchall(){comment}")
    code, found = change(repo, capsys, {"app.py": text}, {"app.py": text + "\nLIMIT = 3\n"})
    assert (code, found) == (1, [("sql-injection", "unsuppressed")])


def test_an_old_comment_over_another_bug_is_listed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    def text(call: str) -> str:
        return HEAD + view(f"# aisec: ignore[command-injection] -- legacy\n{call}")

    base, head = text('os.system("ls " + request.args["d"])'), text('os.popen("rm -rf " + request.form["evil"])')
    assert change(repo, capsys, {"app.py": base}, {"app.py": head}) == (0, [])
    cli.main(["hook", "--format", "json"])
    (added,) = json.loads(capsys.readouterr().out)["suppressions_added"]
    assert added["reason"] == "legacy"
    repo.stage({"app.py": base + "\nLIMIT = 3\n"})
    cli.main(["hook", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["suppressions_added"] == []


def test_a_string_in_a_notebook_suppresses_nothing(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    url = "http://x/?# aisec: ignore[insecure-deserialization] -- no"
    source = f'import pickle, requests\npickle.loads(requests.get("{url}").content)'
    repo.stage({"a.ipynb": NOTEBOOK.replace('"x = 1\\n"', json.dumps(source))})
    code, found = staged(repo, capsys)
    assert code == 1
    assert ("insecure-deserialization", "added") in found


@pytest.mark.parametrize(
    "settings", ['select = ["weak-hash"]\n', 'ignore = ["sql-injection", "weakened-settings"]\n', 'exclude = ["*"]\n']
)
def test_settings_cannot_hide_their_own_weakening(
    repo: Repo, capsys: pytest.CaptureFixture[str], settings: str
) -> None:
    repo.stage({".aisec.toml": settings, "app.py": HEAD + ONE_LINE})
    assert cli.main(["hook"]) == 0
    assert "weakened-settings" in capsys.readouterr().out
    assert cli.main(["hook", "--strict"]) == 1


def test_a_change_from_one_settings_file_to_the_other_is_compared(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"pyproject.toml": "[tool.aisec]\nstrict = true\n"})
    repo.stage({".aisec.toml": "strict = false\n"})
    assert cli.main(["hook"]) == 0
    assert "strict: advice no longer blocks" in capsys.readouterr().out


def test_wrong_settings_at_the_base_do_not_stop_their_repair(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({".aisec.toml": "strct = true\n"})
    repo.stage({".aisec.toml": "strict = true\n"})
    assert cli.main(["hook"]) == 0


# --- no silent pass --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("app.py", "x = 1\n", b"x = 1\n\0\n"),
        ("a.ipynb", NOTEBOOK, NOTEBOOK[:-1]),
        ("a.ipynb", NOTEBOOK, NOTEBOOK.replace("x = 1", "x = = 1")),
    ],
    ids=["binary", "broken-json", "broken-cell"],
)
def test_code_that_can_no_longer_be_read_is_no_pass(
    repo: Repo, capsys: pytest.CaptureFixture[str], path: str, before: str, after: str | bytes
) -> None:
    repo.commit({path: before})
    repo.stage({path: after})
    assert cli.main(["hook"]) == 3
    assert "no longer does" in capsys.readouterr().out


def test_an_unreadable_base_is_no_pass_and_the_rest_is_still_reported(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"old.py": HEAD + ONE_LINE})
    oid = repo.oid("HEAD:old.py")
    repo.stage({"old.py": HEAD + ONE_LINE + "# more\n", "new.py": HEAD + ONE_LINE})
    repo.object_file(oid).unlink()
    code = cli.main(["hook"])
    out = capsys.readouterr().out
    assert code == 3
    assert "new.py" in out and "sql-injection" in out


def test_an_unreadable_head_is_no_pass(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"a.py": HEAD + ONE_LINE, "b.py": "x = 1\n"})
    repo.object_file(repo.oid(":b.py")).unlink()
    code = cli.main(["hook"])
    assert code == 3
    assert "sql-injection" in capsys.readouterr().out


def test_rules_that_find_nothing_are_noticed(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _text, rules = canary.SAMPLES[Kind.PYTHON]
    monkeypatch.setitem(canary.SAMPLES, Kind.PYTHON, (path, "x = 1\n", rules))
    repo.stage({"a.py": "x = 1\n"})
    assert cli.main(["hook", "--no-cache"]) == 3
    assert "self-check: the rule sql-injection" in capsys.readouterr().out


def test_a_push_of_several_refs_is_one_report(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io

    base = repo.oid("HEAD")
    lines = []
    for branch in ("one", "two"):
        repo.git("checkout", "-q", "-b", branch, base)
        tip = repo.commit({f"{branch}.py": HEAD + ONE_LINE})
        lines.append(f"refs/heads/{branch} {tip} refs/heads/{branch} {base}\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(lines)))
    assert cli.main(["hook", "--stage", "pre-push", "--format", "json", "origin", "url"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {f["location"]["path"] for f in found["findings"] if f["tier"] == "blocking"} == {"one.py", "two.py"}
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(lines)))
    assert cli.main(["hook", "--stage", "pre-push", "origin", "url"]) == 1
    assert "block this push" in capsys.readouterr().out


@pytest.mark.parametrize("value", ["false", "0", ""])
def test_ci_that_is_off_is_no_ci(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("CI", value)
    assert cli.main(["hook"]) == 0
    assert "nothing staged" in capsys.readouterr().err


def test_a_range_takes_no_second_ref(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diff", "main..HEAD", "HEAD"]) == 2


def test_exclusions_of_a_scan_are_relative_to_the_settings(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(".aisec.toml", 'exclude = ["/src/old/"]\n')
    repo.write("src/old/app.py", HEAD + ONE_LINE)
    assert cli.main(["scan", "src"]) == 0
    assert cli.main(["scan", str(repo.path)]) == 0
    monkeypatch.chdir(repo.path / "src")
    assert cli.main(["scan", "."]) == 0
    repo.write(".aisec.toml", "")
    assert cli.main(["scan", "."]) == 1


def test_every_version_is_examined_once(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = examine

    def counted(path: str, data: bytes, key: bytes, others: View | None) -> FileResult:
        seen.append(path)
        return real(path, data, key, others)

    monkeypatch.setattr(sides, "examine", counted)
    repo.commit({f"{n}.py": HEAD + ONE_LINE for n in "abc"})
    repo.stage({f"{n}.py": HEAD + ONE_LINE + view("return eval(request.data)", "more") for n in "abc"})
    assert staged(repo, capsys, "--no-cache")[0] == 1
    assert sorted(seen) == sorted([*"a.py b.py c.py".split() * 2, "canary.py"])


def test_many_edited_findings_take_no_time(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    def text(name: str) -> str:
        return "".join(f"assert {name}({n}) == {n}\n" for n in range(1200))

    code, found = change(repo, capsys, {"a.py": text("one")}, {"a.py": text("another")})
    assert (code, found) == (0, [])
