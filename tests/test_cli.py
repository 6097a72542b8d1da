"""The command line on real repositories: what is said, and with which exit code."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from aisec_hooks import cli, examine, pipeline
from aisec_hooks.engines import flow
from tests.repo import Repo, isolate

INJECTABLE = """\
from flask import request


def find(db):
    name = request.args["name"]
    return db.execute(f"SELECT * FROM users WHERE name = '{name}'")
"""
FIXED = """\
from flask import request


def find(db):
    name = request.args["name"]
    return db.execute("SELECT * FROM users WHERE name = ?", (name,))
"""
CALL = INJECTABLE.splitlines()[5]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    made = Repo.init(tmp_path / "repo")
    made.commit({"README.md": "# A project\n"})
    monkeypatch.chdir(made.path)
    return made


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_staged_injection_blocks_and_its_fix_passes(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook")
    assert code == 1
    assert "app.py:6:12" in out
    assert "sql-injection" in out
    repo.stage({"app.py": FIXED})
    code, out, _ = run(capsys, "hook")
    assert code == 0
    assert "nothing introduced" in out


def test_what_was_there_before_does_not_block(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": INJECTABLE})
    repo.stage({"app.py": INJECTABLE + "\n\nLIMIT = 3\n"})
    assert run(capsys, "hook")[0] == 0
    repo.stage({"app.py": "import os\n\n" + INJECTABLE})
    assert run(capsys, "hook")[0] == 0


def test_nothing_staged_is_said(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "hook")
    assert (code, out) == (0, "")
    assert "nothing staged" in err


def test_a_branch_diff(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "diff", "main")
    assert code == 1
    assert "app.py:6:12" in out
    assert run(capsys, "diff", "main", "feature")[0] == 1
    assert run(capsys, "diff", "main..feature")[0] == 1
    assert run(capsys, "diff", "main...feature")[0] == 1
    assert run(capsys, "diff", "HEAD^!")[0] == 1
    assert run(capsys, "diff")[0] == 1
    assert run(capsys, "diff", "HEAD")[0] == 0
    assert run(capsys, "diff", "--staged")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["diff", "no-such-branch"], 3, "no-such-branch"),
        (["diff", "--staged", "main"], 2, "--staged takes no ref"),
        (["diff", "--format", "xml"], 2, "invalid choice"),
        (["diff", "--select", "sql-injektion", "HEAD"], 2, "the nearest is 'sql-injection'"),
        (["scan", "no-such-file.py"], 2, "no such file"),
        (["explain", "sql-inject"], 2, "the nearest is 'sql-injection'"),
        (["diff", "HEAD", "--output", "missing/folder/report.txt"], 2, "cannot write"),
        (["frobnicate"], 2, "invalid choice"),
        ([], 2, "required"),
    ],
)
def test_wrong_use_is_one_line_and_its_exit_code(
    repo: Repo, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    got, _, err = run(capsys, *arguments)
    assert got == code
    assert message in err
    assert "Traceback" not in err


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "diff", "main")
    assert code == 2
    assert "not a git repository" in err


def test_scan_takes_files_as_they_lie_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app").mkdir()
    (tmp_path / "app/views.py").write_text(INJECTABLE)
    (tmp_path / "link.py").symlink_to("app/views.py")
    os.mkfifo(tmp_path / "pipe.py")
    code, out, _ = run(capsys, "scan", ".")
    assert code == 1
    assert out.count("app/views.py:6:12") == 1
    assert "symbolic link" in out
    assert "not a regular file" in out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_no_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = tmp_path / "closed.py"
    closed.write_text("x = 1\n")
    closed.chmod(0)
    assert run(capsys, "scan", str(closed))[0] == 3


def test_a_file_that_cannot_be_read_is_no_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "closed.py").write_text("x = 1\n")
    (tmp_path / "bad.py").write_text(INJECTABLE)
    real = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "closed.py":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    code, out, _ = run(capsys, "scan", str(tmp_path))
    assert code == 3
    assert "permission denied" in out
    assert "sql-injection" in out


def test_a_crashing_engine_is_no_pass_and_the_others_still_report(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crashing:
        name = "crashing"

        def wants(self, source: object) -> bool:
            return True

        def check(self, source: object) -> object:
            raise RuntimeError("the text of the file: hunter2")

    monkeypatch.setattr(examine, "engines_for", lambda kind: (Crashing(), flow.FlowEngine()))
    repo.stage({"app.py": INJECTABLE})
    code, out, err = run(capsys, "hook")
    assert code == 3
    assert "RuntimeError" in out
    assert "sql-injection" in out
    assert "hunter2" not in out + err


def test_an_internal_error_is_no_pass(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("hunter2")

    monkeypatch.setattr(pipeline, "check", broken)
    repo.stage({"app.py": FIXED})
    code, out, err = run(capsys, "hook")
    assert code == 3
    assert "internal error: ValueError" in err
    assert "hunter2" not in out + err


def test_interruption_is_130(repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupted)
    repo.stage({"app.py": FIXED})
    assert run(capsys, "hook")[0] == 130


def test_a_large_file_is_skipped_and_said(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"big.py": "x = 1\n" * 400_000, "app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook")
    assert code == 1
    assert "big.py" in out
    assert "larger than 2000000 bytes" in out


def test_broken_syntax_is_partly_checked(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"new.py": "def broken(:\n    API_KEY = 'q8Zr3vW1nB6tYk0LmX5c'\n"})
    code, out, _ = run(capsys, "hook")
    assert "only secrets and text were checked" in out
    assert code == 1
    assert "hardcoded-secret" in out


def test_a_file_that_no_longer_parses_is_no_pass(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": FIXED})
    repo.stage({"app.py": FIXED + "def broken(:\n"})
    code, out, _ = run(capsys, "hook")
    assert code == 3
    assert "parsed before this change and no longer does" in out


def test_removing_a_check_blocks_the_line_that_it_guarded(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    guard = "    if name not in NAMES:\n        raise ValueError(name)\n"
    repo.commit({"app.py": INJECTABLE.replace(CALL, guard + CALL)})
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook", "--format", "json")
    assert code == 1
    (finding,) = (f for f in json.loads(out)["findings"] if f["tier"] == "blocking")
    assert (finding["cause"], finding["location"]["span"]["start"]["line"]) == ("removed-guard", 6)


def test_letting_outside_text_in_blocks_the_line_that_it_reaches(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"app.py": INJECTABLE.replace('request.args["name"]', '"somebody"')})
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook", "--format", "json")
    assert code == 1
    assert [f["cause"] for f in json.loads(out)["findings"] if f["tier"] == "blocking"] == ["newly-reachable"]


# --- suppression -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "comment",
    [
        "  # aisec: ignore[sql-injection] -- names come from our own table",
        "  # aisec: ignore[sql-injection] until=2999-01-31 -- until the rewrite",
        "  # aisec: ignore[weak-hash, sql-injection] -- both are fine",
    ],
)
def test_a_suppression_with_a_reason_lets_it_pass_and_is_listed(
    repo: Repo, capsys: pytest.CaptureFixture[str], comment: str
) -> None:
    repo.stage({"app.py": INJECTABLE.replace(CALL, CALL + comment)})
    code, out, _ = run(capsys, "hook")
    assert code == 0
    assert comment.rpartition("-- ")[2] in out


def test_a_suppression_on_the_line_before(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "    # aisec: ignore[sql-injection] -- safe here\n"
    repo.stage({"app.py": INJECTABLE.replace(CALL, comment + CALL)})
    assert run(capsys, "hook")[0] == 0


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# aisec: ignore[sql-injection]", "gives no reason"),
        ("# aisec: ignore[sql-injection] until=2001-01-31 -- later", "expired on 2001-01-31"),
        ("# aisec: ignore[sql-injektion] -- typo", "unknown rule"),
        ("# aisec: ignore -- everything", "names no rule"),
        ("# aisec: ignore[sql-injection] until=soon -- later", "is no date"),
    ],
)
def test_a_bad_suppression_does_not_suppress_and_is_a_finding(
    repo: Repo, capsys: pytest.CaptureFixture[str], comment: str, problem: str
) -> None:
    repo.stage({"app.py": INJECTABLE.replace(CALL, f"{CALL}  {comment}")})
    code, out, _ = run(capsys, "hook", "-v")
    assert code == 1
    assert "bad-suppression" in out
    assert problem in out


def test_an_unused_suppression_is_a_finding(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": "x = 1  # aisec: ignore[sql-injection] -- nothing here\n"})
    code, out, _ = run(capsys, "hook", "-v")
    assert code == 0
    assert "is not needed" in out


def test_a_comment_in_a_string_suppresses_nothing(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    text = INJECTABLE.replace("'{name}'\"", "'{name}' -- # aisec: ignore[sql-injection] -- no\"")
    repo.stage({"app.py": text})
    assert run(capsys, "hook")[0] == 1


def test_removing_a_suppression_blocks_as_unsuppressed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "  # aisec: ignore[sql-injection] -- names come from our own table"
    repo.commit({"app.py": INJECTABLE.replace(CALL, CALL + comment)})
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook", "--format", "json")
    assert code == 1
    assert [f["cause"] for f in json.loads(out)["findings"] if f["tier"] == "blocking"] == ["unsuppressed"]


# --- settings --------------------------------------------------------------------------------


def test_settings_are_read_from_the_index_and_their_weakening_is_shown(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage({"pyproject.toml": '[tool.aisec]\nignore = ["sql-injection"]\n', "app.py": INJECTABLE})
    repo.write("pyproject.toml", "")  # the working tree does not count
    code, out, _ = run(capsys, "hook")
    assert code == 0
    assert "weakened-settings" in out
    assert "pyproject.toml:2" in out
    assert run(capsys, "hook", "--strict")[0] == 1


def test_a_range_in_ci_is_judged_by_the_settings_of_its_base(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({".aisec.toml": 'exclude = ["*"]\n', "app.py": INJECTABLE})
    assert run(capsys, "diff", "main")[0] == 0
    monkeypatch.setenv("CI", "true")
    code, out, _ = run(capsys, "diff", "main")
    assert code == 1
    assert "weakened-settings" in out


def test_wrong_settings_are_an_error_and_everything_is_still_checked(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage({".aisec.toml": "strct = true\n", "app.py": INJECTABLE})
    code, out, err = run(capsys, "hook")
    assert code == 2
    assert "the nearest is 'strict'" in err
    assert "sql-injection" in out


def test_select_and_ignore(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": INJECTABLE})
    assert run(capsys, "hook", "--ignore", "sql-injection")[0] == 0
    assert run(capsys, "hook", "--select", "weak-hash,path-traversal")[0] == 0
    assert run(capsys, "hook", "--select", "weak-hash", "--select", "sql-injection")[0] == 1


# --- output ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_every_json_format_goes_to_a_file(repo: Repo, capsys: pytest.CaptureFixture[str], form: str) -> None:
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook", "--format", form, "--output", "report.json")
    assert (code, out) == (1, "")
    assert "sql-injection" in (repo.path / "report.json").read_text(encoding="utf-8")
    json.loads((repo.path / "report.json").read_text(encoding="utf-8"))


def test_github_writes_annotations_and_a_summary(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook", "--format", "github")
    assert code == 1
    assert out.startswith("::error file=app.py,line=6,")
    assert "SQL built from outside text" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_rules_and_explain(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "rules")
    assert code == 0
    assert "sql-injection" in out
    code, out, _ = run(capsys, "rules", "--format", "json")
    assert {r["name"] for r in json.loads(out)} >= {"sql-injection", "path-traversal"}
    code, out, _ = run(capsys, "explain", "sql-injection")
    assert code == 0
    assert "CWE-89" in out
    assert "${" not in out


@pytest.mark.parametrize(("variable", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_is_as_the_environment_wants_it(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str, coloured: bool
) -> None:
    monkeypatch.setenv(variable, "1")
    repo.stage({"app.py": INJECTABLE})
    assert ("\x1b[" in run(capsys, "hook")[1]) is coloured


@pytest.mark.parametrize("arguments", [["hook"], ["diff"], ["scan", "."], ["install"]])
def test_a_current_directory_that_is_gone_is_said(
    repo: Repo, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    gone = repo.path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    code, _, err = run(capsys, *arguments)
    assert (code, err) == (2, "aisec: the current directory does not exist any more\n")


def test_refs_left_over_do_not_hide_what_is_staged(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", repo.oid("HEAD"))
    assert run(capsys, "hook")[0] == 0
    repo.stage({"app.py": INJECTABLE})
    code, out, _ = run(capsys, "hook")
    assert code == 1
    assert "app.py:6:12" in out


def test_a_virtual_environment_is_left_out_and_said(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two", "three", "node_modules/four"):
        repo.write(f"{name}/pyvenv.cfg")
        repo.write(f"{name}/app.py", INJECTABLE)
    repo.write("one/bin/python")
    repo.write("two/Scripts/python.exe")
    repo.write("node_modules/four/lib/x.py")
    code, out, _ = run(capsys, "scan", ".", "--format", "json")
    said = json.loads(out)
    assert code == 1
    assert {f["location"]["path"] for f in said["findings"]} == {"three/app.py"}
    notes = [(n["path"], n["kind"], n["message"]) for n in said["notes"]]
    assert notes == [("one", "skipped", "virtual environment"), ("two", "skipped", "virtual environment")]
    repo.write(".aisec.toml", 'exclude = ["one/"]\n')
    assert [n["path"] for n in json.loads(run(capsys, "scan", ".", "--format", "json")[1])["notes"]] == ["two"]


# --- cache -----------------------------------------------------------------------------------


def test_a_second_run_says_the_same(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": INJECTABLE, "conf.py": 'DB_PASSWORD = "hunter2-prod-9x"\n'})
    first = run(capsys, "hook", "--format", "json")
    assert (repo.path / ".git/aisec/cache.sqlite").exists()
    assert run(capsys, "hook", "--format", "json") == first
    assert run(capsys, "hook", "--format", "json", "--no-cache") == first


def test_the_cache_holds_no_secret(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"conf.py": 'DB_PASSWORD = "hunter2-prod-9x"\nX = 1\n'})
    assert run(capsys, "hook")[0] == 1
    assert b"hunter2-prod" not in (repo.path / ".git/aisec/cache.sqlite").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_cache_is_rebuilt(repo: Repo, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    repo.stage({"app.py": INJECTABLE})
    first = run(capsys, "hook")
    (repo.path / ".git/aisec/cache.sqlite").write_bytes(content)
    assert run(capsys, "hook") == first
    assert run(capsys, "hook") == first


def test_a_cache_that_says_nonsense_is_not_believed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": INJECTABLE})
    first = run(capsys, "hook")
    for value in ("{", "[]", "[[],[],[]]x", '[[{"rule": 3}], [], []]', "null"):
        database = sqlite3.connect(repo.path / ".git/aisec/cache.sqlite")
        with database:
            database.execute("update results set value = ?", (value,))
        database.close()
        assert run(capsys, "hook") == first


def test_a_cache_that_cannot_be_written_is_done_without(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write(".git/aisec", "a file where the folder should be")
    repo.stage({"app.py": INJECTABLE})
    assert run(capsys, "hook")[0] == 1
