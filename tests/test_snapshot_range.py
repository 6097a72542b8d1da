"""Ranges, commits and pushes, and what is said where their base cannot be had."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.snapshot import Comparison, PushUpdate, Repository
from tests.repo import Repo, isolate, run

LIMIT = 1 << 20
ZEROS = "0" * 40


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    return Repo.init(tmp_path / "repo")


def between(repo: Repo, base: str, head: str) -> Comparison:
    with Repository.open(str(repo.path)) as repository:
        return repository.range(base, head)


def commit_of(repo: Repo, revision: str) -> Comparison:
    with Repository.open(str(repo.path)) as repository:
        return repository.commit(revision)


def pushed(repo: Repo, local: str, remote_oid: str = ZEROS, remote: str = "origin", ref: str = "") -> Comparison | None:
    update = PushUpdate(
        local_ref=ref or f"refs/heads/{local}",
        local_oid=local if local == ZEROS else repo.oid(local),
        remote_ref=f"refs/heads/{local}",
        remote_oid=remote_oid,
    )
    with Repository.open(str(repo.path)) as repository:
        found = repository.push([update], remote)
    assert len(found) <= 1
    return found[0] if found else None


def default_base(repo: Repo) -> str:
    with Repository.open(str(repo.path)) as repository:
        return repository.default_base()


def paths(comparison: Comparison | None) -> list[str]:
    assert comparison is not None
    return [c.path for c in comparison.changes]


def advised(repo: Repo, error: pytest.ExceptionInfo[Incomplete]) -> None:
    """Do what the message says."""
    _, found, command = str(error.value).partition("; run: ")
    assert found, error.value
    run(*shlex.split(command), cwd=repo.path)


def branched(repo: Repo) -> None:
    """main and feature, one commit each after a common one."""
    repo.commit({"base.py": "1\n"})
    repo.git("switch", "--quiet", "-c", "feature")
    repo.commit({"feature.py": "1\n"})
    repo.git("switch", "--quiet", "main")
    repo.commit({"main.py": "1\n"})


# --- ranges ----------------------------------------------------------------------------------


def test_a_range_starts_at_the_merge_base(repo: Repo) -> None:
    branched(repo)
    comparison = between(repo, "refs/heads/main", "feature")
    assert paths(comparison) == ["feature.py"]
    assert comparison.title == "main...feature"
    assert comparison.head.read("main.py", LIMIT) is None
    assert comparison.bases[0].read("feature.py", LIMIT) is None
    assert (comparison.head.read("base.py", LIMIT) or ("", b""))[1] == b"1\n"


def test_the_index_and_the_working_tree_play_no_part_in_a_range(repo: Repo) -> None:
    branched(repo)
    repo.stage({"staged.py": "1\n"})
    repo.write("base.py", "edited\n")
    assert paths(between(repo, "HEAD~1", "HEAD")) == ["main.py"]


def test_a_criss_cross_has_two_merge_bases(repo: Repo) -> None:
    branched(repo)
    repo.git("branch", "main0", "main")
    repo.git("merge", "--quiet", "--no-edit", "feature")
    repo.git("switch", "--quiet", "feature")
    repo.git("merge", "--quiet", "--no-edit", "main0")
    repo.commit({"base.py": "2\n", "own.py": "1\n"})
    comparison = between(repo, "main", "feature")
    assert len(comparison.bases) == 2
    assert paths(comparison) == ["base.py", "own.py"]
    assert [len(c.bases) for c in comparison.changes] == [2, 2]


def test_a_bare_repository(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    bare = repo.clone(tmp_path / "bare.git", "--bare")
    assert paths(between(bare, "main", "feature")) == ["feature.py"]


def test_tags_and_ways_of_naming_a_commit(repo: Repo) -> None:
    repo.commit({"base.py": "1\n"}, message="the first")
    repo.commit({"main.py": "1\n"})
    repo.git("tag", "--annotate", "--message", "v1", "v1", "main~1")
    for base in ("v1", "main~1", "HEAD^", repo.oid("v1"), repo.oid("main~1")[:8], "main@{1}", "HEAD^{/the first}"):
        assert paths(between(repo, base, "@")) == ["main.py"], base
    assert paths(between(repo, ":/the first", "HEAD")) == ["main.py"]
    with Repository.open(str(repo.path)) as repository:
        assert repository.resolve("v1") == repo.oid("main~1")


def test_unrelated_histories_are_not_compared(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("switch", "--quiet", "--orphan", "other")
    repo.commit({"b.py": "1\n"})
    with pytest.raises(Incomplete, match=r"^no common ancestor of 'main' and 'other'$"):
        between(repo, "main", "other")


@pytest.mark.parametrize(
    "name", ["--output=marker", "-p", "", "--", "a\nb", "HEAD\0", "\x1b[31m", "--upload-pack=touch marker"]
)
def test_what_is_no_revision_is_the_users_error(repo: Repo, name: str) -> None:
    repo.commit({"a.py": "1\n"})
    for base, head in ((name, "HEAD"), ("HEAD", name)):
        with pytest.raises(UserError, match=r"^not a revision: ") as error:
            between(repo, base, head)
        assert str(error.value).isprintable()
    assert sorted(p.name for p in repo.path.iterdir()) == [".git", "a.py"]


def test_a_branch_whose_name_looks_like_an_option_is_no_option(repo: Repo) -> None:
    oid = repo.commit({"a.py": "1\n"})
    repo.commit({"b.py": "1\n"})
    (repo.path / ".git/refs/heads/--output=marker").write_text(oid + "\n")
    assert paths(between(repo, "refs/heads/--output=marker", "HEAD")) == ["b.py"]
    assert not (repo.path / "marker").exists()


@pytest.mark.parametrize("name", ["nosuch", "main..HEAD", "^main", "HEAD:a.py", "HEAD~5", "--all blob 5", "0" * 40])
def test_unknown_bases_are_incomplete(repo: Repo, name: str) -> None:
    repo.commit({"a.py": "1\n"})
    if name.startswith("-"):
        name = f"x{name}"
    with pytest.raises(Incomplete, match=r"^base '.*' is not here$"):
        between(repo, name, "HEAD")


# --- commits ---------------------------------------------------------------------------------


def test_commits_are_compared_with_their_parents(repo: Repo) -> None:
    branched(repo)
    root = commit_of(repo, "main~1")
    assert (paths(root), root.title) == (["base.py"], f"commit {repo.oid('main~1')[:12]}")
    assert paths(commit_of(repo, "feature")) == ["feature.py"]
    repo.git("merge", "--quiet", "--no-commit", "feature")
    repo.stage({"evil.py": "1\n"})
    repo.commit()
    merge = commit_of(repo, "HEAD")
    assert (paths(merge), len(merge.bases)) == (["evil.py"], 2)


def test_a_message_that_looks_like_a_header_names_no_parent(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.commit({"b.py": "1\n"}, message=f"subject\n\nparent {'1' * 40}")
    assert paths(commit_of(repo, "HEAD")) == ["b.py"]


def test_where_a_shallow_clone_ends_the_command_that_goes_on_is_given(repo: Repo, tmp_path: Path) -> None:
    for i in range(4):
        repo.commit({f"{i}.py": "1\n"})
    shallow = repo.clone(tmp_path / "shallow", "--depth=1")
    with pytest.raises(Incomplete, match=r"is not here; run: git fetch --deepen=1$") as error:
        commit_of(shallow, "HEAD")
    advised(shallow, error)
    assert paths(commit_of(shallow, "HEAD")) == ["3.py"]
    with pytest.raises(Incomplete, match=r"base 'HEAD~3' is not here; run: git fetch --unshallow$") as error:
        between(shallow, "HEAD~3", "HEAD")
    advised(shallow, error)
    assert paths(between(shallow, "HEAD~3", "HEAD")) == ["1.py", "2.py", "3.py"]


def test_a_shallow_clone_without_the_merge_base(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    shallow = repo.clone(tmp_path / "shallow", "--depth=1", "--no-single-branch")
    with pytest.raises(Incomplete, match=r"no common ancestor of .*; run: git fetch --unshallow$") as error:
        between(shallow, "origin/main", "origin/feature")
    advised(shallow, error)
    assert paths(between(shallow, "origin/main", "origin/feature")) == ["feature.py"]


@pytest.mark.parametrize("base", ["origin/feature", "refs/remotes/origin/feature", "feature", "v1"])
def test_the_command_for_a_missing_base_gets_it(repo: Repo, tmp_path: Path, base: str) -> None:
    branched(repo)
    repo.git("tag", "v1", "feature")
    clone = repo.clone(tmp_path / "clone", "--single-branch", "--branch=main", "--no-tags")
    with pytest.raises(Incomplete, match=r"^base '[\w/]+' is not here; run: git fetch origin ") as error:
        between(clone, base, "HEAD")
    advised(clone, error)
    assert paths(between(clone, base, "HEAD")) == ["main.py"]


def test_the_command_for_a_missing_commit_gets_it(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    oid = repo.oid("feature")
    clone = repo.clone(tmp_path / "clone", "--single-branch", "--branch=main")
    with pytest.raises(Incomplete, match=f"^base '{oid[:12]}' is not here; run: git fetch origin {oid}$") as error:
        between(clone, oid, "HEAD")
    repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
    advised(clone, error)
    assert paths(between(clone, oid, "HEAD")) == ["main.py"]


# --- the default base ------------------------------------------------------------------------


def test_the_default_base_is_what_origin_calls_its_head(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    clone = repo.clone(tmp_path / "clone")
    assert default_base(clone) == "refs/remotes/origin/main"
    clone.git("switch", "--quiet", "feature")
    assert paths(between(clone, default_base(clone), "HEAD")) == ["feature.py"]
    clone.git("remote", "set-head", "origin", "feature")
    assert default_base(clone) == "refs/remotes/origin/feature"
    clone.git("remote", "set-head", "origin", "--delete")
    assert default_base(clone) == "refs/remotes/origin/main"


def test_other_places_where_a_default_base_may_be(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    repo.git("branch", "--move", "main", "trunk")
    with pytest.raises(Incomplete, match=r"no branch to compare with; name one, such as HEAD~1"):
        default_base(repo)
    repo.git("branch", "main", "trunk~1")
    assert default_base(repo) == "refs/heads/main"
    repo.git("branch", "--set-upstream-to=feature", "trunk")
    assert default_base(repo) == "refs/heads/feature"
    repo.git("update-ref", "refs/remotes/upstream/master", "trunk")
    assert default_base(repo) == "refs/remotes/upstream/master"
    repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")
    assert default_base(repo) == "refs/remotes/upstream/master"


def test_a_branch_is_not_its_own_base(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    with pytest.raises(Incomplete, match=r"no branch to compare with"):
        default_base(repo)


def test_without_a_default_base_the_command_that_makes_one_is_given(repo: Repo, tmp_path: Path) -> None:
    branched(repo)
    repo.git("branch", "--move", "main", "trunk")
    clone = Repo.init(tmp_path / "clone")
    clone.git("remote", "add", "origin", repo.path.as_uri())
    clone.git("symbolic-ref", "HEAD", "refs/heads/work")
    for _ in range(2):  # first to fetch, then to ask for the head
        with pytest.raises(Incomplete, match=r"no branch to compare with; run: git ") as error:
            default_base(clone)
        advised(clone, error)
    assert default_base(clone) == "refs/remotes/origin/trunk"


@pytest.mark.parametrize(
    "variables",
    [
        {"GITHUB_BASE_REF": "release/1"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "release/1"},
        {"BITBUCKET_PR_DESTINATION_BRANCH": "release/1"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/release/1"},
        {"CHANGE_TARGET": "release/1", "CHANGE_ID": "7"},
        {"TRAVIS_PULL_REQUEST": "7", "TRAVIS_BRANCH": "release/1"},
    ],
)
def test_ci_names_the_base(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    branched(repo)
    repo.git("branch", "release/1", "main~1")
    clone = repo.clone(tmp_path / "clone", "--single-branch")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Incomplete, match=r"^base 'origin/release/1' is not here; run: git fetch origin ") as error:
        default_base(clone)
    advised(clone, error)
    assert default_base(clone) == "refs/remotes/origin/release/1"


@pytest.mark.parametrize(
    "variables",
    [{"GITHUB_BASE_REF": ""}, {"TRAVIS_PULL_REQUEST": "false", "TRAVIS_BRANCH": "x"}, {"CHANGE_TARGET": "x"}],
)
def test_ci_outside_a_pull_request_names_no_base(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    branched(repo)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_base(repo.clone(tmp_path / "clone")) == "refs/remotes/origin/main"


def test_a_hostile_branch_name_from_ci_ends_in_a_harmless_command(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    branched(repo)
    clone = repo.clone(tmp_path / "clone")
    monkeypatch.setenv("GITHUB_BASE_REF", "--upload-pack=touch marker;'\u202e")
    with pytest.raises(Incomplete) as error:
        default_base(clone)
    assert str(error.value).isprintable()
    with pytest.raises(AssertionError, match=r"invalid refspec"):
        advised(clone, error)
    assert not (clone.path / "marker").exists()


# --- pushes ----------------------------------------------------------------------------------


@pytest.fixture
def clone(repo: Repo, tmp_path: Path) -> Repo:
    branched(repo)
    clone = repo.clone(tmp_path / "clone")
    clone.git("switch", "--quiet", "-c", "work")
    clone.commit({"work.py": "1\n"})
    return clone


def test_a_new_branch_brings_what_the_remote_does_not_have(clone: Repo) -> None:
    comparison = pushed(clone, "work")
    assert paths(comparison) == ["work.py"]
    assert comparison is not None and comparison.title == "push of work"


def test_deleting_a_branch_brings_nothing(clone: Repo) -> None:
    assert pushed(clone, ZEROS, clone.oid("main"), ref="(delete)") is None


def test_an_update_brings_what_follows_the_old_commit(clone: Repo) -> None:
    old = clone.oid("work")
    clone.commit({"more.py": "1\n"})
    assert paths(pushed(clone, "work", old)) == ["more.py"]


def test_what_is_merged_or_rebased_from_the_remote_is_not_new(clone: Repo) -> None:
    old = clone.oid("work")
    clone.git("merge", "--quiet", "--no-edit", "origin/feature")
    assert paths(pushed(clone, "work", old)) == []
    clone.git("reset", "--quiet", "--hard", old)
    clone.git("rebase", "--quiet", "--onto", "origin/feature", "main")
    clone.commit({"work.py": "2\n"})
    assert paths(pushed(clone, "work", old)) == ["work.py"]


def test_a_tag_brings_what_its_commit_brings(clone: Repo) -> None:
    clone.git("tag", "--annotate", "--message", "v1", "v1", "work")
    assert paths(pushed(clone, "v1", ref="refs/tags/v1")) == ["work.py"]
    clone.git("tag", "--annotate", "--message", "v0", "v0", "origin/main")
    assert paths(pushed(clone, "v0", ref="refs/tags/v0")) == []


def test_a_branch_and_a_tag_of_one_commit_are_compared_once(clone: Repo) -> None:
    oid = clone.oid("work")
    updates = [
        PushUpdate(local_ref=ref, local_oid=oid, remote_ref=ref, remote_oid=ZEROS)
        for ref in ("refs/heads/work", "refs/tags/v1")
    ]
    with Repository.open(str(clone.path)) as repository:
        assert [c.title for c in repository.push(updates, "origin")] == ["push of work"]


def test_an_unknown_old_commit_falls_back_to_what_is_tracked(clone: Repo) -> None:
    assert paths(pushed(clone, "work", "1" * 40)) == ["work.py"]


def test_an_unknown_old_commit_without_anything_tracked(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    expected = "^the remote's 'main' is not here; run: git fetch origin refs/heads/main$"
    with pytest.raises(Incomplete, match=expected):
        pushed(repo, "main", "1" * 40)
    with pytest.raises(Incomplete, match=r"run: git fetch --all$"):
        pushed(repo, "main", "1" * 40, remote="")


@pytest.mark.parametrize("remote", ["", "fork", "https://example.com/[x]*.git", "-x"])
def test_a_remote_that_tracks_nothing_is_taken_for_a_fork_of_the_others(clone: Repo, remote: str) -> None:
    assert paths(pushed(clone, "work", remote=remote)) == ["work.py"]


def test_the_first_push_of_all_brings_everything(repo: Repo) -> None:
    branched(repo)
    assert paths(pushed(repo, "feature")) == ["base.py", "feature.py"]


def test_an_unrelated_history_is_new_as_a_whole_but_not_in_a_shallow_clone(
    clone: Repo, repo: Repo, tmp_path: Path
) -> None:
    shallow = repo.clone(tmp_path / "shallow", "--depth=1")
    for each in (clone, shallow):
        each.git("switch", "--quiet", "--orphan", "pages")
        each.commit({"index.html": "1\n"})
    assert paths(pushed(clone, "pages")) == ["index.html"]
    with pytest.raises(Incomplete, match=r"; run: git fetch --unshallow$"):
        pushed(shallow, "pages")


def test_hundreds_of_tracked_branches(clone: Repo) -> None:
    tip = clone.oid("origin/main")
    tree = clone.oid("HEAD^{tree}")
    made = "".join(
        f"commit refs/remotes/origin/b{i}\ncommitter A <a@example.com> {i} +0000\ndata 1\nx\nfrom {tip}\n\n"
        for i in range(1100)
    )
    clone.git("fast-import", "--quiet", data=made.encode())
    assert tree and paths(pushed(clone, "work")) == ["work.py"]


def test_lines_that_git_would_not_write(clone: Repo) -> None:
    update = PushUpdate(local_ref="x", local_oid="--output=x", remote_ref="x", remote_oid=ZEROS)
    with Repository.open(str(clone.path)) as repository, pytest.raises(UserError, match=r"not an object name"):
        repository.push([update])
