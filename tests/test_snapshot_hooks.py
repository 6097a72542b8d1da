"""What a real hook sees: git runs it, it opens the repository and writes down what it finds."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.repo import Repo, isolate

WITNESS = """
import json, os, sys
from aisec_hooks.snapshot import PushUpdate, Repository

with Repository.open(os.getcwd()) as repository:
    if sys.argv[0].endswith("pre-push.py"):
        words = ("local_ref", "local_oid", "remote_ref", "remote_oid")
        updates = [PushUpdate(**dict(zip(words, line.split()))) for line in sys.stdin]
        comparisons = repository.push(updates, sys.argv[1])
    else:
        comparisons = [repository.staged()]
    seen = [
        {
            "title": c.title,
            "bases": len(c.bases),
            "files": {f.path: repository.read(f.head_blob, 1000).decode() if f.head_blob else None for f in c.changes},
        }
        for c in comparisons
    ]
with open(os.environ["SEEN"], "w") as file:
    json.dump(seen, file)
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    monkeypatch.setenv("SEEN", str(tmp_path / "seen"))
    repo = Repo.init(tmp_path / "repo")
    repo.commit({"a.py": "1\n", "b.py": "1\n", "sub/c.py": "1\n"})
    for name in ("pre-commit", "pre-merge-commit", "pre-push"):
        repo.hook(name, WITNESS)
    return repo


def seen() -> Any:
    return json.loads(Path(os.environ["SEEN"]).read_text())


def test_commit_of_all_sees_what_will_be_committed(repo: Repo) -> None:
    repo.write("a.py", "all\n")
    repo.git("commit", "--quiet", "--all", "--message", "all")
    assert seen() == [{"title": "staged changes against HEAD", "bases": 1, "files": {"a.py": "all\n"}}]


def test_commit_of_a_path_sees_that_path_only(repo: Repo) -> None:
    repo.stage({"b.py": "staged, not committed\n"})
    repo.write("sub/c.py", "path\n")
    repo.git("-C", "sub", "commit", "--quiet", "--message", "path", "c.py")
    assert seen()[0]["files"] == {"sub/c.py": "path\n"}


def test_amend_sees_what_it_adds(repo: Repo) -> None:
    repo.git("rm", "--quiet", "b.py")
    repo.git("commit", "--quiet", "--amend", "--no-edit")
    assert seen()[0]["files"] == {"b.py": None}


def test_a_commit_in_a_linked_worktree(repo: Repo, tmp_path: Path) -> None:
    linked = Repo(tmp_path / "linked")
    repo.git("worktree", "add", "--quiet", str(linked.path))
    linked.write("a.py", "linked\n")
    linked.git("commit", "--quiet", "--all", "--message", "linked")
    assert seen()[0]["files"] == {"a.py": "linked\n"}


def test_a_merge_without_conflict_knows_both_parents_before_it_is_committed(repo: Repo) -> None:
    repo.git("switch", "--quiet", "-c", "side")
    repo.commit({"a.py": "side\n"})
    repo.git("switch", "--quiet", "main")
    repo.commit({"b.py": "main\n"})
    repo.git("merge", "--quiet", "--no-edit", "side")
    (found,) = seen()
    assert (found["bases"], found["files"]) == (2, {})
    assert found["title"] == f"staged changes against HEAD and {repo.oid('side')[:12]}"


def test_push_sees_what_the_remote_does_not_have(repo: Repo, tmp_path: Path) -> None:
    remote = repo.clone(tmp_path / "remote.git", "--bare")
    repo.git("remote", "add", "origin", str(remote.path))
    repo.git("fetch", "--quiet", "origin")
    repo.commit({"a.py": "pushed\n"})
    repo.git("push", "--quiet", "origin", "main")
    assert seen() == [{"title": "push of main", "bases": 1, "files": {"a.py": "pushed\n"}}]
