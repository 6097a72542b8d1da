"""`aisec secrets history`: what it finds, where, and what it never says."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aisec_hooks import cli, progress
from aisec_hooks.cache import Cache
from aisec_hooks.examine import examine
from aisec_hooks.history import known, workers
from aisec_hooks.snapshot import Repository
from tests.repo import PROJECT, Repo, isolate, run

# put together here so that no scanner trips over this file
TOKEN = "gh" + "p_" + "k3Jd8fQw2Zx7Vb1Nm5Lt9Rs4Yh6Pc0GaUeIo"
OTHER = "gh" + "p_" + "Zq4Wm8Xc2Vb6Nk1Jh5Gf9Ds3Ap7Lo0IuYtRe"
PASSWORD = "xK9" + "vQ2mZ7wLp4RtB"
VAGUE = "q7Zr3vW1nB6tYk0LmX5c" + "Hd8sPz2uJf4gRw9eTa6iNo3y" + "Cb5xVm1kQj7lSh0d"
SCHEMA = json.loads((resources.files("aisec_hooks.report") / "history.schema.json").read_text(encoding="utf-8"))


def token(text: str = TOKEN) -> str:
    return f'GITHUB = "{text}"\n'


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    made = Repo.init(tmp_path / "repo")
    monkeypatch.chdir(made.path)
    return made


class Ran:
    """One run: exit code, text report and JSON report are of two runs over the same repository."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str, secrets: Iterable[str] = ()) -> None:
        self.code = cli.main(["secrets", "history", *arguments])
        text = capsys.readouterr()
        assert cli.main(["secrets", "history", "--format", "json", *arguments]) == self.code
        out = capsys.readouterr()
        for secret in (TOKEN, OTHER, PASSWORD, VAGUE, *secrets):
            assert secret not in text.out + text.err + out.out + out.err
            assert secret[5:] not in text.out + out.out
        self.text, self.err = text.out, text.err
        self.json: dict[str, Any] = json.loads(out.out)
        jsonschema.validate(self.json, SCHEMA, cls=jsonschema.Draft202012Validator)

    @property
    def only(self) -> dict[str, Any]:
        """The one secret."""
        (entry,) = self.json["secrets"]
        found: dict[str, Any] = entry
        return found


def place(location: dict[str, Any]) -> str:
    return f"{location['path']}:{location['span']['start']['line']}"


def test_the_schema_is_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for definition in (SCHEMA, *SCHEMA["$defs"].values()):
        if definition["type"] == "object" and "properties" in definition:
            assert definition["additionalProperties"] is False
            assert set(definition["required"]) == set(definition["properties"])


def test_a_secret_that_was_removed_later(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "import os\n"})
    first = repo.commit({"app.py": f"import os\n\n{token()}"})
    repo.commit({"app.py": "import os\n\nprint()\n"})
    ran = Ran(capsys)
    assert ran.code == 1
    assert ran.only["first"]["commit"] == first and ran.only["first"]["date"] == "2026-01-02"
    assert place(ran.only["first"]["location"]) == "app.py:3"
    assert (ran.only["in_head"], ran.only["head"]) == (False, [])
    assert (ran.only["rule"], ran.only["secret"]["prefix"]) == ("provider-token", TOKEN[:4])
    assert "no longer in HEAD: rotate it all the same" in ran.text and first[:12] in ran.text


def test_clean_history(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "import os\n"})
    ran = Ran(capsys)
    assert (ran.code, ran.json["secrets"], ran.json["notes"]) == (0, [], [])
    assert ran.text == "no secrets · 1 blob of 1 commit checked\n"


def test_still_in_head_under_another_name_and_twice(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    first = repo.commit({"old.py": token()})
    repo.git("mv", "old.py", "new.py")
    repo.commit({"copy.py": f"# a copy\n{token()}"})
    ran = Ran(capsys)
    assert [place(p) for p in ran.only["head"]] == ["copy.py:2", "new.py:1"]
    assert ran.only["first"]["commit"] == first and place(ran.only["first"]["location"]) == "old.py:1"
    assert (ran.only["blobs"], ran.only["paths"]) == (2, 3)
    assert "still in HEAD: copy.py:2:11, new.py:1:11" in ran.text


def test_several_secrets_of_one_blob_and_their_order(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"gone.py": token(OTHER)})
    repo.git("rm", "--quiet", "gone.py")
    repo.commit(
        {"app.py": f'{token()}\nDB_PASSWORD = "{PASSWORD}"\n', "tests/test_a.py": 'PASSWORD = "Violet&2018x"\n'}
    )
    ran = Ran(capsys)
    found = [(place((s["head"] or [s["first"]["location"]])[0]), s["blocks"]) for s in ran.json["secrets"]]
    assert found == [("app.py:1", True), ("app.py:3", True), ("tests/test_a.py:1", False), ("gone.py:1", True)]
    assert ran.json["summary"]["blocking"] == 3
    assert "advice, does not block:\n  tests/test_a.py:1:" in ran.text


def test_strict_makes_advice_block(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"tests/test_a.py": 'PASSWORD = "Violet&2018x"\n'})
    assert Ran(capsys).code == 0
    strict = Ran(capsys, "--strict")
    assert strict.code == 1 and strict.only["blocks"]


def test_high_entropy_is_for_strict(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": f'client = connect("{VAGUE}")\n'})
    assert Ran(capsys).json["secrets"] == []
    assert Ran(capsys, "--strict").only["rule"] == "high-entropy-string"


def test_a_blob_of_several_paths_counts_as_the_strictest(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    text = f'DB_PASSWORD = "{PASSWORD}"\n'
    repo.commit({"tests/conftest.py": text})
    assert not Ran(capsys).only["blocks"]
    repo.commit({"app/conf.py": text})
    ran = Ran(capsys)
    assert ran.only["blocks"] and ran.only["blobs"] == 1
    assert place(ran.only["first"]["location"]) == "tests/conftest.py:1"


def test_only_in_a_merge(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit({"side.py": "b = 1\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"main.py": "c = 1\n"})
    repo.git("merge", "--quiet", "--no-commit", "side")
    merge = repo.commit({"app.py": token(), "evil.py": token(OTHER)})
    repo.commit({"app.py": "a = 1\n"})
    ran = Ran(capsys)
    found = {s["first"]["location"]["path"]: s["first"]["commit"] for s in ran.json["secrets"]}
    assert found == {"app.py": merge, "evil.py": merge}


def test_only_in_a_tag_a_stash_or_another_branch(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    repo.git("checkout", "--quiet", "--detach")
    repo.commit({"tagged.py": token()})
    repo.git("tag", "v1")
    repo.git("checkout", "--quiet", "main")
    for name, text in (("older", OTHER), ("newer", OTHER[:-4] + "Wq5z")):
        repo.write("app.py", token(text) + f"# {name}\n")
        repo.git("stash", "--quiet")
    ran = Ran(capsys, secrets=[OTHER[:-4] + "Wq5z"])
    assert sorted(s["first"]["location"]["path"] for s in ran.json["secrets"]) == ["app.py", "app.py", "tagged.py"]
    assert not any(s["in_head"] for s in ran.json["secrets"])
    only = Ran(capsys, "main")
    assert (only.code, only.json["secrets"]) == (0, [])
    assert Ran(capsys, "v1").only["first"]["location"]["path"] == "tagged.py"


def test_a_tag_of_a_tree_and_of_a_blob(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    repo.git("tag", "-a", "-m", "x", "raw", repo.blob(token()))
    repo.git("tag", "nested", "raw")
    tree = repo.git("mktree", data=f"100644 blob {repo.blob(token(OTHER))}\tlost.py\n".encode())
    repo.git("tag", "tree", tree)
    ran = Ran(capsys)
    found = {s["first"]["location"]["path"]: s["first"]["ref"] for s in ran.json["secrets"]}
    assert found == {"lost.py": "refs/tags/tree", "refs/tags/nested": "refs/tags/nested"}
    assert all(s["first"]["commit"] is None and s["first"]["date"] is None for s in ran.json["secrets"])
    assert "first in refs/tags/tree at lost.py:1:11" in ran.text


def test_a_comment_in_head_silences(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "# aisec: ignore[provider-token] -- revoked"
    repo.commit({"app.py": token()})
    repo.commit({"app.py": f'GITHUB = "{TOKEN}"  {comment}\n'})
    ran = Ran(capsys)
    assert (ran.code, ran.json["secrets"], ran.json["summary"]["suppressed"]) == (0, [], 1)
    assert ran.json["suppressed"][0]["reasons"] == ["revoked"]
    assert "app.py:1:11 provider-token -- revoked" in ran.text
    repo.commit({"other.py": token()})
    assert Ran(capsys).code == 1, "a place without a comment"
    repo.git("rm", "--quiet", "app.py", "other.py")
    repo.commit()
    assert Ran(capsys).code == 1, "only what is in HEAD can be silenced"


def test_settings_of_head_hold(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"vendor/a.py": token(), ".aisec.toml": 'exclude = ["vendor/"]\n'})
    ran = Ran(capsys)
    assert (ran.code, ran.json["secrets"], ran.json["summary"]["left_out"]) == (0, [], {"excluded": 1})
    repo.commit({".aisec.toml": 'ignore = ["provider-token"]\n'})
    assert Ran(capsys).json["secrets"] == []
    repo.commit({".aisec.toml": "nonsense = 1\n"})
    wrong = Ran(capsys)
    assert wrong.code == 2 and wrong.only and "unknown key 'nonsense'" in wrong.err


def test_what_is_no_text_is_counted(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    (repo.path / "link").symlink_to("app.py")
    repo.git("add", "link")
    repo.put("160000", "1" * 40, "sub")
    large = token() + "# filler\n" * 300_000
    repo.commit({"a.bin": bytes(range(256)) * 40, "large.py": large, "app.py": "a = 1\n"})
    ran = Ran(capsys)
    assert ran.code == 0
    assert ran.json["summary"]["left_out"] == {"binary": 1, "submodule": 1, "symbolic link": 1, "too large": 1}
    assert "not checked: binary (1), submodule (1), symbolic link (1), too large (1)" in ran.text


def test_broken_python_is_read_as_text(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": f"def (:\n{token()}"})
    assert place(Ran(capsys).only["head"][0]) == "app.py:2"


def test_an_octopus_that_no_parent_accounts_for(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    trees = [repo.git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", name) for name in ("x", "y", "z")]
    tree = repo.git("mktree", data=f"100644 blob {repo.blob(token())}\tapp.py\n".encode())
    parents = [word for oid in trees for word in ("-p", oid)]
    octopus = repo.git("commit-tree", tree, *parents, "-m", "octopus")
    repo.git("update-ref", "refs/heads/side", octopus)
    assert Ran(capsys).only["first"]["commit"] == octopus


def test_a_notebook(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Hello\n"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": ["a = 1\n", token()]},
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    repo.commit({"a.ipynb": json.dumps(notebook, indent=1)})
    ran = Ran(capsys)
    assert (ran.only["head"][0]["cell"], ran.only["head"][0]["cell_line"]) == (2, 2)
    assert "a.ipynb cell 2 line 2  provider-token" in ran.text


def test_another_worktree_counts(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "other"))
    Repo(tmp_path / "other").commit({"lost.py": token()})
    assert place(Ran(capsys).only["first"]["location"]) == "lost.py:1"


def test_hostile_paths(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    for raw in (b"a\nb.py", b"caf\xe9.py", b"::warning::x.py", b":(glob)*.py", b":100644 x.py"):
        repo.put("100644", repo.blob(token() + f"# {raw!r}\n"), raw)
    repo.git("commit", "--quiet", "--message", "x")
    ran = Ran(capsys)
    assert ran.only["blobs"] == 5 and len(ran.only["head"]) == 5
    assert {place["uri"] for place in ran.only["head"]} >= {"a%0Ab.py", "caf%E9.py"}
    assert not re.search(r"^::", ran.text, re.MULTILINE)
    with Repository.open(str(repo.path)) as repository:
        for path in ("a\nb.py", "caf\udce9.py", ":(glob)*.py", ":100644 x.py"):
            assert known.in_recent_versions(repository, path, TOKEN), path
            assert not known.in_recent_versions(repository, path, OTHER), path


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_second_run_reads_no_blob(repo: Repo, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    for number in range(5):
        files: dict[str, str | bytes] = {f"f{i}.py": f"# {number} {i}\n" for i in range(40)}
        repo.commit({**files, "s.py": token() + f"# {number}\n"})
    first = Ran(capsys, "--jobs", jobs)
    assert first.json["summary"]["blobs"] == 205 and first.only["blobs"] == 5
    objects = repo.path / ".git" / "objects"
    for line in repo.git("cat-file", "--batch-all-objects", "--batch-check").split("\n"):
        oid, kind, _ = line.split(" ")
        if kind == "blob":
            (objects / oid[:2] / oid[2:]).unlink()
    again = Ran(capsys, "--jobs", jobs)
    assert again.json == {**first.json, "summary": {**first.json["summary"], "remembered": 205}}
    without = Ran(capsys, "--jobs", jobs, "--no-cache")
    assert without.code == 3 and without.json["secrets"] == []
    assert len(without.json["notes"]) == 21
    assert "185 more blobs could not be looked at" in without.text


def test_no_cache_writes_none(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": token()})
    assert Ran(capsys, "--no-cache").code == 1
    assert not (repo.path / ".git/aisec/history.sqlite").exists()


def test_a_new_commit_costs_its_own_blobs(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({f"f{i}.py": f"# {i}\n" for i in range(30)})
    cli.main(["secrets", "history"])
    repo.commit({"new.py": "# new\n"})
    capsys.readouterr()
    assert cli.main(["secrets", "history"]) == 0
    assert "31 blobs of 2 commits checked (30 remembered)" in capsys.readouterr().out


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_run_is_resumed(repo: Repo, capsys: pytest.CaptureFixture[str], jobs: int) -> None:
    body = "".join(f'def f{i}(key):\n    return key["{i}"] + "token"\n' for i in range(80))
    repo.commit({f"f{i}.py": f"# {i}\n{body}" for i in range(320)})
    repo.commit({"s.py": token()})
    store = repo.path / ".git/aisec/history.sqlite"
    command = [sys.executable, "-m", "aisec_hooks", "secrets", "history", "--jobs", str(jobs)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while process.poll() is None and not written(store):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "aisec: interrupted\n")
    done = written(store)
    assert 0 < done < 321
    assert cli.main(["secrets", "history"]) == 1
    assert f"321 blobs of 2 commits checked ({done} remembered)" in capsys.readouterr().out


def written(store: Path) -> int:
    """How many blobs a store knows."""
    try:
        with sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True) as database:
            count = int(database.execute("select count(*) from looked").fetchone()[0])
        database.close()
        return count
    except sqlite3.Error:
        return 0


def test_no_secret_is_written_down(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + "MIIEowIBAAKCAQEA" * 12 + "\n-----END RSA PRIVATE KEY-----\n"
    repo.commit({"app.py": f'{token()}DB_PASSWORD = "{PASSWORD}"\n', "id_rsa": key})
    assert Ran(capsys).json["summary"]["blocking"] >= 2
    files = [file for file in (repo.path / ".git/aisec").iterdir() if file.is_file()]
    assert "history.sqlite" in [file.name for file in files]
    for file in files:
        data = file.read_bytes()
        assert not any(s.encode() in data for s in (TOKEN, TOKEN[5:], PASSWORD, PASSWORD[4:], "MIIEowIBAAKC"))


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b"", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_store_is_made_anew(repo: Repo, capsys: pytest.CaptureFixture[str], damage: bytes) -> None:
    repo.commit({"app.py": token()})
    assert Ran(capsys).code == 1
    store = repo.path / ".git/aisec/history.sqlite"
    store.write_bytes(damage)
    assert Ran(capsys).code == 1
    assert written(store) == 1


def test_rows_that_do_not_fit_are_not_believed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": token()})
    assert Ran(capsys).code == 1
    for value in (b'{"sightings": 7}', b"\xff\xfe", "text"):
        with sqlite3.connect(repo.path / ".git/aisec/history.sqlite") as database:
            database.execute("update looked set value = ?", (value,))
        database.close()
        assert Ran(capsys).only["blobs"] == 1


def test_a_shallow_clone_is_incomplete(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"old.py": token(OTHER)})
    repo.git("rm", "--quiet", "old.py")
    repo.commit({"app.py": token()})
    monkeypatch.chdir(repo.clone(tmp_path / "shallow", "--depth=1").path)
    ran = Ran(capsys)
    assert ran.code == 3 and ran.only["head"]
    assert "the clone is shallow, older commits are not here; run: git fetch --unshallow" in ran.text


def test_a_missing_blob_is_told(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    commit = repo.commit({"gone.py": token(OTHER), "app.py": token()})
    repo.object_file(repo.oid("HEAD:gone.py")).unlink()
    ran = Ran(capsys)
    assert ran.code == 3 and ran.only["head"]
    assert (
        f"gone.py: check failed: blob {repo.git('rev-parse', 'HEAD:gone.py')[:12]} of commit {commit[:12]}" in ran.text
    )


def test_an_engine_that_crashes_is_told(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"app.py": f'DB_PASSWORD = "{PASSWORD}"\n'})
    with monkeypatch.context() as patch:
        patch.setattr("aisec_hooks.engines.secrets.judge", lambda *_: 1 / 0)
        ran = Ran(capsys)
    assert ran.code == 3 and "the engine crashed: ZeroDivisionError" in ran.text
    assert "self-check: the rule hardcoded-secret does not find its sample" in ran.text
    assert Ran(capsys).code == 1, "what failed was not remembered"


def test_a_broken_history_is_told(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"a/app.py": "a = 1\n"})
    repo.object_file(repo.oid("HEAD:a")).unlink()
    assert cli.main(["secrets", "history"]) == 3
    assert "git diff-tree failed" in capsys.readouterr().err


def test_sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    isolate(monkeypatch, tmp_path / "home")
    repo = Repo.init(tmp_path / "repo", "--object-format=sha256")
    monkeypatch.chdir(repo.path)
    first = repo.commit({"app.py": token()})
    ran = Ran(capsys)
    assert len(first) == 64 and ran.only["first"]["commit"] == first and ran.only["in_head"]


def test_unborn(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"app.py": token()})
    assert Ran(capsys).text == "no secrets · 0 blobs of 0 commits checked\n"
    repo.commit()
    repo.git("checkout", "--quiet", "--orphan", "fresh")
    assert not Ran(capsys).only["in_head"]


def test_a_bare_repository(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"app.py": token()})
    monkeypatch.chdir(repo.clone(tmp_path / "bare.git", "--bare").path)
    assert Ran(capsys).only["in_head"]


@pytest.mark.parametrize("time", ["0", "9999999999999", "-5"])
def test_any_date(repo: Repo, capsys: pytest.CaptureFixture[str], time: str) -> None:
    tree = repo.git("mktree", data=f"100644 blob {repo.blob(token())}\tapp.py\n".encode())
    commit = f"tree {tree}\nauthor A <a@b> {time} +0000\ncommitter A <a@b> {time} +0000\n\nx\n"
    oid = repo.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", data=commit.encode())
    repo.git("update-ref", "refs/heads/main", oid)
    assert Ran(capsys).only["first"]["commit"] == oid


def test_wrong_usage(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": "a = 1\n"})
    assert cli.main(["secrets"]) == 2
    assert cli.main(["secrets", "history", "--jobs", "-1"]) == 2
    assert cli.main(["secrets", "history", "nowhere"]) == 3
    assert "'nowhere' is not here" in capsys.readouterr().err


def test_output_to_a_file(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": token()})
    assert cli.main(["secrets", "history", "--format", "json", "--output", str(tmp_path / "out.json")]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["blocking"] == 1


def test_whole_reports(
    repo: Repo, capsys: pytest.CaptureFixture[str], golden: Callable[[str, str], None], tmp_path: Path
) -> None:
    repo.commit({"old.py": token(OTHER), "app.py": f'DB_PASSWORD = "{PASSWORD}"\n'})
    repo.git("rm", "--quiet", "old.py")
    repo.commit(
        {"app.py": f'import os\n\nDB_PASSWORD = "{PASSWORD}"\n', "tests/test_a.py": 'PASSWORD = "Violet&2018x"\n'}
    )
    repo.commit({"b.py": f'X = "{TOKEN}"  # aisec: ignore[provider-token] -- revoked\n', "c.bin": bytes(3000)})
    ran = Ran(capsys, "--no-cache")
    golden("history.txt", ran.text)
    document = re.sub(r'("digest": )"[0-9a-f]{32}"', r'\1"<keyed>"', json.dumps(ran.json, indent=2))
    golden("history.json", re.sub(r'("version": )"[^"]+"', r'\1"<version>"', document) + "\n")


# --- what the hook asks ----------------------------------------------------------------------


def test_seen_knows_what_a_scan_met(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": token()})
    repo.commit({"app.py": "a = 1\n"})
    with closing(Cache(repo.path / ".git/aisec", ())) as cache:
        key = cache.key
    digests = {f.secret.digest for f in examine("x.py", (token() + token(OTHER)).encode(), key).findings if f.secret}
    assert len(digests) == 2
    with Repository.open(str(repo.path)) as repository:
        assert known.seen(repository, key, digests) == set(), "no scan yet"
        assert not (repo.path / ".git/aisec/history.sqlite").exists()
        digest = Ran(capsys).only["secret"]["digest"]
        assert known.seen(repository, key, digests) == {digest}
        assert known.seen(repository, b"another key".ljust(32), digests) == set()
        (repo.path / ".git/aisec/history.sqlite").write_bytes(b"broken" * 1000)
        assert known.seen(repository, key, digests) == set()


def test_recent_versions_hold_what_head_has_no_longer(repo: Repo) -> None:
    repo.commit({"a/app.py": f"X = '{OTHER}'\n"})
    repo.commit({"a/app.py": token().replace("\n", "\r\n"), "other.py": "b = 1\n"})
    for number in range(29):
        repo.commit({"a/app.py": f"a = {number}\n"})
    repo.git("rm", "--quiet", "a/app.py")
    repo.git("commit", "--quiet", "--message", "gone")
    with Repository.open(str(repo.path)) as repository:
        assert not known.in_recent_versions(repository, "a/app.py", TOKEN), "31 versions ago"
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    with Repository.open(str(repo.path)) as repository:
        assert known.in_recent_versions(repository, "a/app.py", TOKEN)
        assert not known.in_recent_versions(repository, "a/app.py", OTHER)
        assert not known.in_recent_versions(repository, "other.py", TOKEN)
        assert not known.in_recent_versions(repository, "nowhere.py", TOKEN)
        assert not known.in_recent_versions(repository, "a/app.py", "")
        assert not known.in_recent_versions(repository, "a/app.py", TOKEN[:-4]), "the beginning of another one"


def test_the_text_of_a_finding_is_cut_out_only_if_it_is_the_one() -> None:
    key = b"k" * 32
    data = f"# é\n{token()}".encode()
    (finding,) = [f for f in examine("app.py", data, key).findings if f.secret]
    assert known.text_of(finding, data, key) == TOKEN
    assert known.text_of(finding, b"# other\n" + data, key) == ""
    assert known.text_of(finding, data, b"l" * 32) == ""


def test_the_hook_does_not_import_it(repo: Repo) -> None:
    repo.stage({"app.py": "a = 1\n"})
    probe = "import sys; from aisec_hooks.cli import main; main(['hook']); print(*sorted(sys.modules))"
    names = run(sys.executable, "-c", probe, cwd=repo.path).split()
    assert "aisec_hooks.pipeline" in names
    late = ("multiprocessing", "aisec_hooks.progress", "aisec_hooks.history", "aisec_hooks.snapshot.history")
    assert [name for name in names if name.startswith((*late, "aisec_hooks.report.history"))] == []


# --- processes -------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_piece_is_done_once(jobs: int) -> None:
    found = sorted(workers.outcomes(lambda i: [b"%d" % i], 40, jobs))
    assert found == [(i, [b"%d" % i]) for i in range(40)]


def test_a_worker_that_dies_costs_its_piece_only() -> None:
    def task(index: int) -> list[bytes]:
        if index == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return [b"done"]

    found = dict(workers.outcomes(task, 10, 2))
    assert found.pop(3) == "a worker process ended (exit code -9)"
    assert found == {i: [b"done"] for i in range(10) if i != 3}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_is_told_without_its_words(jobs: int) -> None:
    def task(index: int) -> list[bytes]:
        raise ValueError(TOKEN)

    for _, outcome in workers.outcomes(task, 3, jobs):
        assert isinstance(outcome, str)
        assert re.fullmatch(r"internal error: ValueError in test_history\.py:\d+", outcome)


def test_no_process_outlives_the_iterator() -> None:
    pids = []
    for _, outcome in workers.outcomes(lambda i: [str(os.getpid()).encode()], 10, 2):
        assert isinstance(outcome, list)
        pids.append(int(outcome[0]))
        break
    assert pids != [os.getpid()]
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


# --- the bar ---------------------------------------------------------------------------------


def test_the_bar() -> None:
    line = progress.line("blobs", 4_000, 10_000, 3_000, 10.0, 100)
    assert line == f"[{'#' * 12}{' ' * 18}]  40 %  4,000 of 10,000 blobs  300/s  0:20 left"
    assert progress.line("files", 250, 0, 250, 1.0, 100) == "250 files  250/s"
    assert len(progress.line("blobs", 4_000, 10_000, 3_000, 10.0, 40)) <= 40
    assert progress.line("blobs", 0, 300, 0, 0.0, 20) == "0 of 300 blobs  0/s"
    assert progress.clock(3_723) == "1:02:03"


def test_the_bar_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        show = progress.on_terminal("blobs", stream)
        for done in range(0, 1001, 100):
            now[0] += 1.0
            show(done, 1000)
    assert "[" in terminal.getvalue() and "  500 of 1,000 blobs  " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K") and pipe.getvalue() == ""


def test_the_hook_says_that_the_file_held_the_secret_before(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"app.py": token() + f'PASSWORD = "{PASSWORD}"\n'})
    repo.commit({"app.py": "a = 1\n"})
    repo.stage({"app.py": f"a = 1\n{token()}", "new.py": f'PASSWORD = "{PASSWORD}"\n'})
    assert cli.main(["hook", "--format", "json"]) == 1
    told = {f["location"]["path"]: f["message"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert "already in history: rotate it" in told["app.py"]
    assert "already in history" not in told["new.py"], "its file is new, and the history was not scanned"
    Ran(capsys)
    assert cli.main(["hook", "--format", "json"]) == 1
    told = {f["location"]["path"]: f["message"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert "already in history: rotate it" in told["new.py"]
