"""The index against HEAD, in real repositories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.model import ChangedFile, NoteKind, Version
from aisec_hooks.snapshot import Comparison, Repository
from tests.repo import Repo, isolate, run

LIMIT = 1 << 20
TEXT = "".join(f"line {i}\n" for i in range(30))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    return Repo.init(tmp_path / "repo")


def staged(where: Repo | Path) -> Comparison:
    with Repository.open(str(where.path if isinstance(where, Repo) else where)) as repository:
        return repository.staged()


def contents(repo: Repo) -> dict[str, bytes]:
    """The head of every changed file that is still there."""
    with Repository.open(str(repo.path)) as repository:
        return {c.path: repository.read(c.head_blob, LIMIT) for c in repository.staged().changes if c.head_blob}


def summary(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Path -> ("deleted",) or, for each base, the path there ("" where it is new)."""
    return {c.path: tuple(v.path for v in c.bases) if c.head_blob else ("deleted",) for c in comparison.changes}


# --- what counts as staged -------------------------------------------------------------------


def test_the_index_is_read_and_not_the_working_tree(repo: Repo) -> None:
    repo.commit({"both.py": "1\n", "index.py": "1\n", "work.py": "1\n"})
    repo.stage({"both.py": "staged\n", "index.py": "staged\n", "gone.py": "staged\n"})
    repo.write("both.py", "later\n")
    repo.write("index.py", "1\n")
    repo.write("work.py", "unstaged\n")
    (repo.path / "gone.py").unlink()
    repo.write("untracked.py", "new\n")
    assert contents(repo) == {"both.py": b"staged\n", "index.py": b"staged\n", "gone.py": b"staged\n"}


def test_blob_names_are_those_of_both_sides(repo: Repo) -> None:
    repo.commit({"a.py": "old\n", "d.py": "gone\n"})
    old, gone = repo.oid("HEAD:a.py"), repo.oid("HEAD:d.py")
    repo.stage({"a.py": "new\n"})
    repo.git("rm", "--quiet", "d.py")
    assert staged(repo).changes == (
        ChangedFile(path="a.py", head_blob=repo.oid(":a.py"), bases=(Version(path="a.py", blob=old),)),
        ChangedFile(path="d.py", head_blob="", bases=(Version(path="d.py", blob=gone),)),
    )


def test_before_the_first_commit_everything_is_new(repo: Repo) -> None:
    with Repository.open(str(repo.path)) as repository:
        assert not repository.index_differs()
        assert repository.staged().changes == ()
    repo.stage({"src/a.py": "1\n"})
    comparison = staged(repo)
    assert summary(comparison) == {"src/a.py": ("",)}
    assert comparison.title == "staged changes against an empty tree"
    with Repository.open(str(repo.path)) as repository:
        found = repository.staged()
        assert found.bases[0].read("src/a.py", LIMIT) is None
        assert found.head.read("src/a.py", LIMIT) == (repo.oid(":src/a.py"), b"1\n")


def test_a_damaged_branch_is_not_taken_for_an_unborn_one(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    (repo.path / ".git/refs/heads/main").write_text("damaged\n")
    with pytest.raises(Incomplete, match=r"HEAD names no commit and is damaged; run: git fsck"):
        staged(repo)
    (repo.path / ".git/refs/heads/main").write_text("1" * 40 + "\n")
    with pytest.raises(Incomplete, match="git diff-index failed: fatal: bad object"):
        staged(repo)


def test_intent_to_add_is_not_staged(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.write("new.py", "1\n")
    repo.git("add", "--intent-to-add", "new.py")
    with Repository.open(str(repo.path)) as repository:
        assert not repository.index_differs()
        assert repository.staged().changes == ()
        assert repository.staged().head.read("new.py", LIMIT) is None
    assert "new.py" in repo.git("diff-index", "--cached", "HEAD"), "git itself lists it unless told not to"


def test_index_differs_for_every_kind_of_change(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    with Repository.open(str(repo.path)) as repository:
        assert not repository.index_differs()
    repo.git("update-index", "--chmod=+x", "a.py")
    with Repository.open(str(repo.path)) as repository:
        assert repository.index_differs()
        assert repository.staged().changes == ()


# --- kinds of change -------------------------------------------------------------------------


def test_rename_with_edit_maps_the_path(repo: Repo) -> None:
    repo.commit({"old.py": TEXT, "keep.py": "x\n"})
    old = repo.oid("HEAD:old.py")
    repo.git("mv", "old.py", "new name.py")
    repo.stage({"new name.py": TEXT + "more\n"})
    (change,) = staged(repo).changes
    assert (change.path, change.bases) == ("new name.py", (Version(path="old.py", blob=old),))


def test_pure_rename_is_a_change_of_the_path(repo: Repo) -> None:
    repo.commit({"tests/a.py": TEXT})
    (repo.path / "src").mkdir()
    repo.git("mv", "tests/a.py", "src/a.py")
    (change,) = staged(repo).changes
    assert (change.path, change.bases[0].path, change.bases[0].blob) == ("src/a.py", "tests/a.py", change.head_blob)


def test_copies_are_new_files(repo: Repo) -> None:
    repo.commit({"a.py": TEXT})
    repo.git("config", "diff.renames", "copies")
    repo.stage({"a.py": TEXT + "edited\n", "b.py": TEXT})
    assert summary(staged(repo)) == {"a.py": ("a.py",), "b.py": ("",)}


def test_empty_files_are_never_renames(repo: Repo) -> None:
    repo.commit({"a/__init__.py": ""})
    repo.git("rm", "--quiet", "a/__init__.py")
    repo.stage({"b/__init__.py": ""})
    assert summary(staged(repo)) == {"a/__init__.py": ("deleted",), "b/__init__.py": ("",)}


def test_mode_only_changes_are_no_changes_but_mode_with_content_is(repo: Repo) -> None:
    repo.commit({"a.py": "1\n", "b.py": "1\n"})
    repo.stage({"b.py": "2\n"})
    repo.git("update-index", "--chmod=+x", "a.py", "b.py")
    assert summary(staged(repo)) == {"b.py": ("b.py",)}


def test_a_file_that_becomes_a_symbolic_link_is_deleted_and_the_link_skipped(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.put("120000", repo.blob("target"), "a.py")
    comparison = staged(repo)
    assert summary(comparison) == {"a.py": ("deleted",)}
    assert [(n.path, n.kind, n.message) for n in comparison.skipped] == [("a.py", NoteKind.SKIPPED, "symbolic link")]
    assert comparison.head.read("a.py", LIMIT) is None


def test_a_symbolic_link_that_becomes_a_file_is_new(repo: Repo) -> None:
    repo.put("120000", repo.blob("target"), "a.py")
    repo.commit()
    repo.put("100644", repo.blob("1\n"), "a.py")
    comparison = staged(repo)
    assert summary(comparison) == {"a.py": ("",)}
    assert comparison.skipped == ()


def test_file_and_directory_change_places(repo: Repo) -> None:
    repo.commit({"a": "file\n", "d/x.py": "1\n"})
    repo.git("rm", "--quiet", "-r", "a", "d")
    repo.stage({"a/y.py": "2\n", "d": "file now\n"})
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.staged()
        assert summary(comparison) == {"a": ("deleted",), "a/y.py": ("",), "d": ("",), "d/x.py": ("deleted",)}
        assert comparison.head.read("d/x.py", LIMIT) is None
        assert comparison.head.read("a", LIMIT) is None
        assert (comparison.head.read("a/y.py", LIMIT) or ("", b""))[1] == b"2\n"
        assert (comparison.bases[0].read("d/x.py", LIMIT) or ("", b""))[1] == b"1\n"


def test_submodules_and_new_links_are_noted(repo: Repo) -> None:
    commit = repo.commit({"a.py": "1\n"})
    repo.put("160000", commit, "vendor/lib")
    repo.put("120000", repo.blob("/etc/passwd"), "link.py")
    comparison = staged(repo)
    assert comparison.changes == ()
    assert [(n.path, n.message) for n in comparison.skipped] == [
        ("link.py", "symbolic link"),
        ("vendor/lib", "submodule"),
    ]


def test_a_submodule_that_git_is_told_to_ignore_is_noted_all_the_same(repo: Repo) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.put("160000", first, "lib")
    second = repo.commit()
    repo.git("config", "diff.ignoreSubmodules", "all")
    repo.write(".gitmodules", '[submodule "lib"]\n\tpath = lib\n\turl = ./x\n\tignore = all\n')
    repo.put("160000", second, "lib")
    assert [n.message for n in staged(repo).skipped] == ["submodule"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a\r\nb\r\n", id="CRLF"),
        pytest.param(b"no end of line", id="no newline at the end"),
        pytest.param(b"\x00\x01\xff" * 50, id="binary"),
        pytest.param(b"", id="empty"),
        pytest.param(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", id="LFS pointer"),
        pytest.param(b"blob 5\nmissing\n", id="like the protocol"),
    ],
)
def test_content_arrives_byte_for_byte(repo: Repo, content: bytes) -> None:
    repo.commit({"other": "x"})
    repo.write(".gitattributes", "*.py -diff text=auto eol=lf filter=lfs\n")
    repo.put("100644", repo.blob(content), "a.py")
    assert contents(repo) == {"a.py": content}


ODD_PATHS = [
    b"with space.py",
    b" leading and trailing ",
    b"new\nline.py",
    b"::error::.py",
    b"-leading-dash.py",
    b"--output=x",
    b"\xff\xfe latin.py",
    "日本/é.py".encode(),
    b'quote"tab\tback\\slash.py',
    b"0:stage.py",
    b"dir\nwith line/and\x1b[31m.py",
    b"*.py",
    b":(exclude)x",
]


def test_paths_of_any_bytes(repo: Repo) -> None:
    first, second = repo.blob("1\n"), repo.blob("2\n")
    for path in ODD_PATHS:
        repo.put("100644", first, path)
    repo.commit()
    for path in ODD_PATHS:
        repo.put("100644", second, path)
    repo.put("100644", first, b"zz\nadded")
    names = [path.decode("utf-8", "surrogateescape") for path in ODD_PATHS]
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.staged()
        assert summary(comparison) == {**{n: (n,) for n in names}, "zz\nadded": ("",)}
        assert [c.path for c in comparison.changes] == sorted([*names, "zz\nadded"])
        for name in names:
            assert comparison.head.read(name, LIMIT) == (second, b"2\n")
            assert comparison.bases[0].read(name, LIMIT) == (first, b"1\n")


# --- where it runs ---------------------------------------------------------------------------


def test_from_a_subdirectory_paths_are_those_of_the_root(repo: Repo) -> None:
    repo.commit({"deep/er/a.py": "1\n", "b.py": "1\n"})
    repo.stage({"deep/er/a.py": "2\n", "b.py": "2\n"})
    repo.git("config", "diff.relative", "true")
    with Repository.open(str(repo.path / "deep/er")) as repository:
        assert repository.root == os.path.realpath(repo.path)
        assert repository.git_dir == os.path.join(repository.root, ".git") == repository.common_dir
        assert summary(repository.staged()) == {"b.py": ("b.py",), "deep/er/a.py": ("deep/er/a.py",)}
    link = repo.path.parent / "link"
    link.symlink_to(repo.path / "deep/er")
    with Repository.open(str(link)) as repository:
        assert repository.root == os.path.realpath(repo.path)
        assert repository.common_dir == os.path.join(repository.root, ".git")


@pytest.mark.parametrize("where", [".", "sub"])
def test_a_relative_index_file_counts_from_the_root(repo: Repo, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    repo.commit({"a.py": "1\n", "sub/b.py": "1\n"})
    other = repo.path / "other-index"
    other.write_bytes((repo.path / ".git/index").read_bytes())
    repo.put("100644", repo.blob("in the usual index\n"), "a.py")
    repo.git(
        "update-index",
        "--index-info",
        data=b"100644 %s\tsub/b.py\n" % repo.blob("2\n").encode(),
        GIT_INDEX_FILE="other-index",
    )
    monkeypatch.setenv("GIT_INDEX_FILE", "other-index")
    monkeypatch.chdir(repo.path / where)
    assert summary(staged(Path())) == {"sub/b.py": ("sub/b.py",)}
    assert summary(staged(repo.path / "sub")) == {"sub/b.py": ("sub/b.py",)}


def test_a_linked_worktree_has_its_own_index_and_shares_the_common_directory(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"})
    linked = Repo(tmp_path / "linked")
    repo.git("worktree", "add", "--quiet", "-b", "other", str(linked.path))
    linked.stage({"a.py": "2\n"})
    with Repository.open(str(linked.path)) as repository:
        assert summary(repository.staged()) == {"a.py": ("a.py",)}
        assert repository.root == os.path.realpath(linked.path)
        assert repository.common_dir == os.path.realpath(repo.path / ".git")
        assert repository.git_dir == os.path.join(repository.common_dir, "worktrees", "linked")
        assert repository.hooks_dir == os.path.join(repository.common_dir, "hooks")
    assert staged(repo).changes == ()


def test_git_dir_and_work_tree_of_the_environment_are_obeyed(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a.py": "1\n"})
    repo.stage({"a.py": "2\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "repo/.git")
    monkeypatch.setenv("GIT_WORK_TREE", "repo")
    with Repository.open(str(tmp_path)) as repository:
        assert repository.root == os.path.realpath(repo.path)
        assert summary(repository.staged()) == {"a.py": ("a.py",)}
    with Repository.open(str(repo.path)) as repository:
        assert summary(repository.staged()) == {"a.py": ("a.py",)}


def test_a_directory_with_a_shell_like_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path)
    for name in ("$HOME", "~", "-x", "two  spaces"):
        repo = Repo.init(tmp_path / name)
        repo.stage({"a.py": "1\n"})
        assert summary(staged(repo)) == {"a.py": ("",)}


def test_sha_256_repositories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path)
    repo = Repo.init(tmp_path / "repo", "--object-format=sha256")
    repo.stage({"d/a.py": TEXT})
    assert summary(staged(repo)) == {"d/a.py": ("",)}
    repo.commit()
    repo.git("mv", "d/a.py", "d/b.py")
    repo.stage({"c.py": "1\n"})
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.staged()
        assert summary(comparison) == {"c.py": ("",), "d/b.py": ("d/a.py",)}
        assert comparison.bases[0].read("d/a.py", LIMIT) == (repo.oid("HEAD:d/a.py"), TEXT.encode())
        assert len(comparison.changes[0].head_blob) == 64


BREAKING_SETTINGS = {
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "color.ui": "always",
    "color.diff": "always",
    "diff.renames": "false",
    "diff.renameLimit": "1",
    "diff.relative": "true",
    "diff.orderFile": "order",
    "core.quotePath": "true",
    "core.abbrev": "4",
    "core.precomposeUnicode": "true",
    "status.short": "true",
    "status.relativePaths": "true",
    "diff.submodule": "log",
    "diff.wordRegex": ".",
    "diff.context": "0",
    "diff.algorithm": "patience",
    "diff.statGraphWidth": "1",
    "log.showSignature": "true",
    "core.ignoreCase": "true",
    "i18n.logOutputEncoding": "UTF-16",
    "format.pretty": "%x00",
}


def test_settings_that_change_what_git_prints_change_nothing(repo: Repo) -> None:
    repo.commit({"é.py": TEXT, "z.py": "".join(f"z {i}\n" for i in range(30)), "m.py": "1\n"})
    for name in ("é.py", "z.py"):
        repo.git("mv", name, f"moved {name}")
        repo.stage({f"moved {name}": (repo.path / f"moved {name}").read_text() + "edit\n"})
    repo.stage({"m.py": "2\n"})
    before = staged(repo).changes
    for name, value in BREAKING_SETTINGS.items():
        repo.git("config", name, value)
    repo.write("order", "z*\n")
    assert staged(repo).changes == before
    assert [(c.path, c.bases[0].path) for c in before] == [
        ("m.py", "m.py"), ("moved z.py", "z.py"), ("moved é.py", "é.py")
    ]  # fmt: skip


def test_sparse_index(repo: Repo) -> None:
    repo.commit({"in/a.py": "1\n", "out/b.py": "1\n"})
    repo.commit({"out/b.py": "2\n"})
    repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
    repo.git("reset", "--quiet", "--soft", "HEAD~1")
    assert contents(repo) == {"out/b.py": b"2\n"}


def test_hooks_directory_respects_the_setting(repo: Repo) -> None:
    root = os.path.realpath(repo.path)
    for setting, expected in (
        (None, os.path.join(root, ".git/hooks")),
        (".githooks", os.path.join(root, ".githooks")),
        ("/somewhere/hooks", "/somewhere/hooks"),
        ("~/hooks", os.path.join(os.environ["HOME"], "hooks")),
    ):
        if setting:
            repo.git("config", "core.hooksPath", setting)
        with Repository.open(str(repo.path)) as repository:
            assert repository.hooks_dir == expected


def test_places_without_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path)
    run("git", "init", "--quiet", "--bare", str(tmp_path / "bare"))
    with Repository.open(str(tmp_path / "bare")) as repository:
        assert repository.root == repository.git_dir == os.path.realpath(tmp_path / "bare")
        with pytest.raises(UserError, match="a bare repository has no index"):
            repository.staged()
    with pytest.raises(UserError, match=r"^not a git repository: "):
        Repository.open(str(tmp_path))
    with pytest.raises(Incomplete, match="the path of the repository holds a line end"):
        Repository.open(str(Repo.init(tmp_path / "line\nend").path))
    with pytest.raises(UserError, match=r"^no such directory: .*\\x1b$"):
        Repository.open(str(tmp_path / "no\x1b"))


# --- merges ----------------------------------------------------------------------------------


def test_a_merge_in_the_making_counts_what_neither_parent_has(repo: Repo) -> None:
    repo.commit({"conflict.py": "base\n", "ours.py": "1\n", "theirs.py": "1\n", "quiet.py": "1\n"})
    repo.git("switch", "--quiet", "-c", "side")
    repo.commit({"conflict.py": "side\n", "theirs.py": "side\n", "new.py": "side\n"})
    repo.git("switch", "--quiet", "main")
    repo.commit({"conflict.py": "main\n", "ours.py": "main\n"})
    ours, theirs = repo.oid("main:conflict.py"), repo.oid("side:conflict.py")
    repo.git("merge", "--quiet", "side", check=False)

    conflicted = staged(repo)
    assert conflicted.changes == ()
    assert [(n.path, n.kind, n.message) for n in conflicted.skipped] == [("conflict.py", NoteKind.FAILED, "unmerged")]
    assert conflicted.head.read("conflict.py", LIMIT) is None

    repo.stage({"conflict.py": "resolved\n", "slipped in.py": "new\n"})
    comparison = staged(repo)
    assert comparison.title == f"staged changes against HEAD and {repo.oid('side')[:12]}"
    assert summary(comparison) == {"conflict.py": ("conflict.py", "conflict.py"), "slipped in.py": ("", "")}
    assert [v.blob for v in comparison.changes[0].bases] == [ours, theirs]
    assert len(comparison.bases) == 2
    assert comparison.skipped == ()


def test_an_octopus_merge_has_a_base_for_each_parent(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    for side in ("one", "two"):
        repo.git("switch", "--quiet", "-c", side, "main")
        repo.commit({f"{side}.py": TEXT})
    repo.git("switch", "--quiet", "main")
    repo.commit({"main.py": "1\n"})
    repo.git("merge", "--quiet", "--no-commit", "one", "two")
    assert staged(repo).changes == ()
    repo.stage({"one.py": TEXT + "edited\n"})
    assert summary(staged(repo)) == {"one.py": ("", "one.py", "")}


def test_a_damaged_merge_head(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    (repo.path / ".git/MERGE_HEAD").write_text("--output=x\n")
    with pytest.raises(Incomplete, match="MERGE_HEAD is damaged"):
        staged(repo)


def test_detached_head(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("switch", "--quiet", "--detach")
    repo.stage({"a.py": "2\n"})
    assert summary(staged(repo)) == {"a.py": ("a.py",)}


# --- how it runs -----------------------------------------------------------------------------


def test_a_usual_run_starts_three_processes(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"pyproject.toml": "", "src/a.py": "1\n"})
    repo.stage({"src/a.py": "2\n", "src/b.py": "1\n"})
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(trace))
    with Repository.open(str(repo.path)) as repository:
        assert repository.index_differs()
        comparison = repository.staged()
        for change in comparison.changes:
            repository.read(change.head_blob, LIMIT)
        assert comparison.head.read("pyproject.toml", LIMIT) is not None
        assert comparison.bases[0].read("src/a.py", LIMIT) is not None
    assert trace.read_text().count('"event":"start"') == 3


def test_nothing_is_written(repo: Repo) -> None:
    repo.commit({"a.py": "1\n"})
    repo.stage({"a.py": "2\n"})
    os.utime(repo.path / "a.py", (1, 1))  # the index is stale now: a plain `git status` would write it anew

    def state() -> dict[str, tuple[int, bytes]]:
        return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted(repo.path.rglob("*")) if p.is_file()}

    before = state()
    contents(repo)
    assert state() == before
