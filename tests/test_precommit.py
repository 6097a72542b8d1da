"""The hook as pre-commit runs it: the manifest's keys, real pre-commit, real repositories."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from aisec_hooks import cli
from demo import run as demo
from tests.repo import PROJECT, Repo, isolate

MANIFEST = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
STAGES = ("pre-commit", "pre-merge-commit", "pre-push")

INSECURE = """\
from flask import request


def find(db):
    name = request.args["name"]
    return db.execute(f"SELECT id FROM users WHERE name = '{name}'")
"""
SECURE = """\
from flask import request


def find(db):
    name = request.args["name"]
    return db.execute("SELECT id FROM users WHERE name = ?", (name,))
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with the hooks of the manifest, run by this interpreter instead of one pre-commit sets up."""
    isolate(monkeypatch, tmp_path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    hooks = [{**hook, "language": "system", "entry": here(hook["entry"])} for hook in MANIFEST]
    hooks[1]["stages"] = ["manual"]  # so that commits show what the first one does
    made = Repo.init(tmp_path / "repo")
    made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    return made


def here(entry: str) -> str:
    program, *arguments = shlex.split(entry)
    assert program == "aisec"
    return shlex.join([sys.executable, "-m", "aisec_hooks", *arguments])


def start(repo: Repo) -> str:
    """The first commit, and the hooks installed."""
    oid = repo.commit({".pre-commit-config.yaml": (repo.path / ".pre-commit-config.yaml").read_bytes()}, "start")
    install(repo)
    return oid


def install(repo: Repo) -> None:
    pre_commit(repo, "install", *(f"--hook-type={stage}" for stage in STAGES), status=0)


def pre_commit(repo: Repo, *arguments: str, status: int) -> str:
    return program(repo, sys.executable, "-m", "pre_commit", *arguments, status=status)


def git(repo: Repo, *arguments: str, status: int) -> str:
    return program(repo, "git", *arguments, status=status)


def program(repo: Repo, *command: str, status: int) -> str:
    """Everything a command prints; it must end with the status."""
    done = subprocess.run(command, cwd=repo.path, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_manifest_is_valid_and_names_commands_that_exist(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    pre_commit(repo, "validate-manifest", str(PROJECT / ".pre-commit-hooks.yaml"), status=0)
    pre_commit(repo, "validate-config", str(PROJECT / ".pre-commit-config.yaml"), status=0)
    assert [hook["id"] for hook in MANIFEST] == ["aisec", "aisec-files"]
    for hook in MANIFEST:
        assert cli.main([*shlex.split(hook["entry"])[1:], "--help"]) == 0
        assert hook["language"] == "python"
    assert "usage: aisec hook" in capsys.readouterr().out


def test_own_configuration_runs_the_hook_as_the_manifest_has_it() -> None:
    own = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    keys = ("id", "always_run", "pass_filenames", "require_serial", "stages")
    assert {key: own[key] for key in keys} == {key: MANIFEST[0][key] for key in keys}


def test_commit_is_blocked_and_explained_until_it_is_fixed(repo: Repo) -> None:
    first = start(repo)
    repo.stage({"app.py": INSECURE})
    said = git(repo, "commit", "-m", "search", status=1)
    assert "app.py:6:12  sql-injection" in said
    assert "fix: Keep the query a constant" in said
    assert "1 finding blocks this commit" in said
    assert repo.oid("HEAD") == first
    repo.stage({"app.py": SECURE})
    assert "Passed" in git(repo, "commit", "-m", "search", status=0)
    assert repo.oid("HEAD^") == first


def test_only_what_is_staged_counts(repo: Repo) -> None:
    start(repo)
    repo.stage({"app.py": SECURE, "notes.txt": "a note\n"})
    repo.write("app.py", INSECURE)
    git(repo, "commit", "-m", "search", status=0)
    assert (repo.path / "app.py").read_text(encoding="utf-8") == INSECURE


def test_root_commit_is_checked(repo: Repo) -> None:
    install(repo)
    repo.git("add", ".pre-commit-config.yaml")
    repo.stage({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "commit", "-m", "start", status=1)


def test_commit_that_only_deletes_is_run_and_passes(repo: Repo) -> None:
    start(repo)
    repo.commit({"app.py": INSECURE})
    repo.git("rm", "--quiet", "app.py")
    said = git(repo, "commit", "-m", "away", status=0)
    assert "Passed" in said and "Skipped" not in said


def test_merge_is_blocked_for_what_neither_side_has(repo: Repo) -> None:
    start(repo)
    calm = 'def find(db):\n    name = "ann"\n' + "    # far apart, so that git merges both sides\n" * 9
    calm += '    return db.execute("SELECT id FROM users WHERE name = ?", (name,))\n'
    repo.commit({"app.py": "from flask import request\n\n\n" + calm})
    repo.git("switch", "--quiet", "--create", "side")
    side = calm.replace(
        '"SELECT id FROM users WHERE name = ?", (name,)', "f\"SELECT id FROM users WHERE name = '{name}'\""
    )
    repo.commit({"app.py": "from flask import request\n\n\n" + side})
    repo.git("switch", "--quiet", "main")
    head = repo.commit({"app.py": "from flask import request\n\n\n" + calm.replace('"ann"', 'request.args["name"]')})
    said = git(repo, "merge", "--no-edit", "side", status=1)
    assert "sql-injection" in said and repo.oid("HEAD") == head


def test_merge_passes_with_what_a_side_had_already(repo: Repo) -> None:
    start(repo)
    repo.git("switch", "--quiet", "--create", "side")
    repo.commit({"app.py": INSECURE})
    repo.git("switch", "--quiet", "main")
    repo.commit({"notes.txt": "a note\n"})
    assert "Passed" in git(repo, "merge", "--no-edit", "side", status=0)


def test_push_is_blocked_until_it_is_fixed(repo: Repo, tmp_path: Path) -> None:
    start(repo)
    remote = Repo.init(tmp_path / "remote.git", "--bare")
    repo.git("remote", "add", "origin", remote.path.as_uri())
    git(repo, "push", "--quiet", "origin", "main", status=0)
    repo.commit({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "push", "origin", "main", status=1)
    assert remote.oid("main") != repo.oid("main")
    repo.commit({"app.py": SECURE})
    git(repo, "push", "origin", "main", status=0)
    assert remote.oid("main") == repo.oid("main")


def test_first_push_of_a_history_is_checked_from_its_root(repo: Repo, tmp_path: Path) -> None:
    Repo.init(tmp_path / "remote.git", "--bare")
    repo.git("remote", "add", "origin", (tmp_path / "remote.git").as_uri())
    repo.commit({"app.py": INSECURE})
    start(repo)
    assert "sql-injection" in git(repo, "push", "origin", "main", status=1)


def test_refs_choose_the_range(repo: Repo) -> None:
    start(repo)
    insecure = repo.commit({"app.py": INSECURE})
    repo.commit({"notes.txt": "a note\n"})
    refs = ("run", "aisec", "--from-ref", "HEAD~2", "--to-ref", "HEAD")
    assert "sql-injection" in pre_commit(repo, *refs, status=1)
    assert "Passed" in pre_commit(repo, "run", "aisec", "--from-ref", insecure, "--to-ref", "HEAD", status=0)


def test_all_files_is_what_the_second_hook_is_for(repo: Repo) -> None:
    start(repo)
    repo.commit({"app.py": INSECURE, "other.py": SECURE})
    assert "nothing staged, nothing to check" in pre_commit(repo, "run", "aisec", "--all-files", "--verbose", status=0)
    said = pre_commit(repo, "run", "aisec-files", "--hook-stage=manual", "--all-files", status=1)
    assert "app.py:6:12  sql-injection" in said and "other.py" not in said
    pre_commit(repo, "run", "aisec-files", "--hook-stage=manual", "--files", "other.py", status=0)


def test_demonstration_with_an_environment_of_pre_commits_own(capsys: pytest.CaptureFixture[str]) -> None:
    """The one test that installs the package as a user's pre-commit does, which takes the package index."""
    assert demo.main() == 0
    said = capsys.readouterr().out
    rules = (
        "credentials-in-url",
        "cross-site-scripting",
        "hardcoded-secret",
        "insecure-deserialization",
        "missing-input-validation",
        "path-traversal",
        "sql-injection",
    )
    for rule in rules:
        assert f"  {rule}  " in said
    assert "8 findings block this commit" in said
    assert said.rstrip().endswith("committed once it was repaired")
