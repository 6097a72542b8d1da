"""A repository is hostile input: nothing it says makes a program run, and its damage stays where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.snapshot import PushUpdate, Repository, TooLarge, Unreadable
from tests.repo import PROJECT, Repo, isolate, run

LIMIT = 1 << 20
TEXT = "".join(f"line {i}\n" for i in range(30))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    return Repo.init(tmp_path / "repo")


def everything(repo: Repo) -> None:
    """Use all that the snapshot layer offers."""
    with Repository.open(str(repo.path)) as repository:
        assert repository.index_differs()
        comparisons = [repository.staged(), repository.range("HEAD~1", "HEAD"), repository.commit("HEAD")]
        update = PushUpdate(
            local_ref="refs/heads/main", local_oid=repo.oid("HEAD"), remote_ref="refs/heads/main", remote_oid="0" * 40
        )
        comparisons += repository.push([update], "origin")
        assert repository.default_base()
        assert repository.hooks_dir
        for comparison in comparisons:
            assert comparison.changes
            assert comparison.head.read("a.txt", LIMIT)
            for change in comparison.changes:
                for blob in (change.head_blob, *(v.blob for v in change.bases)):
                    if blob:
                        repository.read(blob, LIMIT)


# --- programs --------------------------------------------------------------------------------

SETTINGS = {
    "core.fsmonitor": "{}",
    "core.pager": "{}",
    "core.editor": "{}",
    "core.askPass": "{}",
    "core.sshCommand": "{}",
    "core.gitProxy": "{}",
    "core.alternateRefsCommand": "{}",
    "credential.helper": "!{}",
    "diff.external": "{}",
    "diff.evil.command": "{}",
    "diff.evil.textconv": "{}",
    "filter.evil.clean": "{}",
    "filter.evil.smudge": "{}",
    "filter.evil.process": "{}",
    "filter.evil.required": "true",
    "gpg.program": "{}",
    "log.showSignature": "true",
    "interactive.diffFilter": "{}",
    "merge.evil.driver": "{}",
    "pager.diff": "{}",
    "pager.diff-index": "{}",
    "pager.cat-file": "{}",
    "pager.rev-parse": "{}",
    "trailer.evil.command": "{}",
    "uploadpack.packObjectsHook": "{}",
    "remote.origin.uploadpack": "{}",
    "remote.origin.proxy": "ext::{}",
    **{
        f"alias.{name}": "!{}"
        for name in ("rev-parse", "diff-index", "diff-tree", "cat-file", "merge-base", "for-each-ref", "remote")
    },
}
HOOKS = ("post-index-change", "fsmonitor-watchman", "query-watchman", "reference-transaction", "post-checkout")


@pytest.fixture
def armed(repo: Repo, tmp_path: Path) -> Repo:
    """A repository that names a program wherever one can be named; the program writes its arguments to `ran`."""
    repo.commit({"a.txt": TEXT})
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.commit({"a.txt": TEXT + "2\n", "b.txt": TEXT + "other\n"})
    program = tmp_path / "evil"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> "{tmp_path}/ran"\n')
    program.chmod(0o755)
    for name in HOOKS:
        repo.write(f".git/hooks/{name}", program.read_text()).chmod(0o755)
    repo.git("mv", "b.txt", "c.txt")
    repo.stage({"a.txt": TEXT + "3\n", "c.txt": TEXT + "other edited\n", "d.txt": "new\n"})
    repo.write(".gitattributes", "* diff=evil filter=evil merge=evil\n")
    repo.write("a.txt", TEXT + "in the working tree\n")
    settings = "".join(
        f"[{section}{f' {quoted(sub)}' if sub else ''}]\n\t{key} = {quoted(value.format(program))}\n"
        for (section, sub, key), value in ((split(name), value) for name, value in SETTINGS.items())
    )
    with open(repo.path / ".git/config", "a", encoding="utf-8") as file:
        file.write(settings)
    (tmp_path / "ran").unlink(missing_ok=True)
    return repo


def split(name: str) -> tuple[str, str, str]:
    section, *sub, key = name.split(".")
    return section, ".".join(sub), key


def quoted(text: str) -> str:
    return f'"{text}"'


def test_no_program_that_a_repository_names_is_run(armed: Repo, tmp_path: Path) -> None:
    everything(armed)
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("diff.external", ["diff"]),
        ("diff.evil.command", ["diff", "--cached"]),
        ("diff.evil.textconv", ["diff", "--no-ext-diff"]),
        ("diff.evil.textconv", ["cat-file", "--textconv", "HEAD:a.txt"]),
        ("filter.evil.smudge", ["cat-file", "--filters", "HEAD:a.txt"]),
        ("filter.evil.clean", ["hash-object", "-w", "a.txt"]),
        ("core.fsmonitor", ["status"]),
        ("core.fsmonitor", ["diff-index", "HEAD"]),
    ],
)
def test_the_same_settings_do_run_programs_without_care(
    armed: Repo, tmp_path: Path, setting: str, command: list[str]
) -> None:
    kept = [setting]
    (armed.path / ".git/config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
        + "".join(
            f"[{s}{f' {quoted(sub)}' if sub else ''}]\n\t{key} = {quoted(SETTINGS[name].format(tmp_path / 'evil'))}\n"
            for name in kept
            for s, sub, key in (split(name),)
        )
    )
    armed.git(*command, check=False)
    assert (tmp_path / "ran").exists()


def test_a_hook_would_run_without_care(armed: Repo, tmp_path: Path) -> None:
    (armed.path / ".git/config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
    armed.put("100644", armed.blob("1\n"), "e.txt")
    assert "post-index-change" in (tmp_path / "ran").read_text()


@pytest.fixture
def promised(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A partial clone that lacks a blob, whose remote's configuration names a program; the blob's name."""
    repo.commit({"a.txt": TEXT})
    missing = repo.oid("HEAD:a.txt")
    repo.git("mv", "a.txt", "b.txt")
    repo.stage({"b.txt": TEXT + "edited\n", "c.txt": "1\n"})
    repo.object_file(missing).unlink()
    other = Repo.init(tmp_path / "other")
    for name, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", other.path.as_uri()),
        ("remote.origin.uploadpack", f"touch {tmp_path}/ran; git-upload-pack"),
    ):
        repo.git("config", name, value)
    return missing


@pytest.mark.parametrize("variable", ["", "GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"])
def test_a_missing_object_is_not_fetched(
    repo: Repo, tmp_path: Path, promised: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable:  # each of the two guards is enough: git before 2.45 may not know the first
        from aisec_hooks.snapshot import program

        monkeypatch.delitem(program._ENVIRONMENT, variable)
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.staged()
        assert [(c.path, c.head_blob != "") for c in comparison.changes] == [
            ("a.txt", False),
            ("b.txt", True),
            ("c.txt", True),
        ]
        with pytest.raises(Unreadable, match=f"object {promised[:12]} is missing; .*run: git cat-file -e {promised}$"):
            repository.read(promised, LIMIT)
    assert not (tmp_path / "ran").exists()


def test_a_missing_object_would_be_fetched_without_care(repo: Repo, tmp_path: Path, promised: str) -> None:
    repo.git("cat-file", "-e", promised, check=False)
    assert (tmp_path / "ran").exists()


def test_git_is_not_taken_from_the_repository(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.txt": "1\n"})
    program = repo.write("bin/git", f'#!/bin/sh\ntouch "{tmp_path}/ran"\n')
    program.chmod(0o755)
    (tmp_path / "link").symlink_to(program.parent)
    monkeypatch.chdir(repo.path)
    usual = os.environ["PATH"]
    for entry in ("bin", "", ".", str(program.parent), str(tmp_path / "link")):
        monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{usual}")
        with Repository.open(str(repo.path)) as repository:
            assert repository.staged().changes == ()
        assert not (tmp_path / "ran").exists()
        monkeypatch.setenv("PATH", entry)
        with pytest.raises(UserError, match="git was not found"):
            Repository.open(str(repo.path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "elsewhere")
    (tmp_path / "elsewhere").symlink_to(os.path.dirname(shutil.which("git", path=usual) or ""))
    with pytest.raises(UserError, match="git was not found"):
        Repository.open(str(repo.path))
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{usual}")
    subprocess.run(["git", "--version"], check=False)
    assert (tmp_path / "ran").exists()


def test_a_repository_of_another_owner(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.txt": "1\n"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    expected = rf"^git does not trust the owner of .*; run: git config --global --add safe\.directory {repo.path}$"
    with pytest.raises(Incomplete, match=expected):
        Repository.open(str(repo.path))


def test_a_broken_configuration(repo: Repo) -> None:
    (repo.path / ".git/config").write_text("[core\x1b[31m\n")
    with pytest.raises(Incomplete, match=r"git cannot open .*: fatal: bad config line 1") as error:
        Repository.open(str(repo.path))
    assert str(error.value).isprintable()


# --- what is committed is what is read -------------------------------------------------------


def test_replace_refs_do_not_hide_what_is_committed(repo: Repo) -> None:
    repo.commit({"a.txt": "1\n"})
    repo.stage({"a.txt": "dangerous\n"})
    blob = repo.oid(":a.txt")
    repo.git("replace", blob, repo.blob("harmless\n"))
    repo.git("replace", "--force", repo.oid("HEAD^{tree}"), repo.git("write-tree"))
    assert repo.git("cat-file", "blob", blob) == "harmless"
    with Repository.open(str(repo.path)) as repository:
        assert [c.head_blob for c in repository.staged().changes] == [blob]
        assert repository.read(blob, LIMIT) == b"dangerous\n"


def test_grafts_do_not_change_descent(repo: Repo) -> None:
    first = repo.commit({"a.txt": "1\n"})
    repo.commit({"b.txt": "1\n"})
    third = repo.commit({"c.txt": "1\n"})
    repo.write(".git/info/grafts", f"{third}\n")
    assert repo.git("merge-base", first, third, check=False) == ""
    with Repository.open(str(repo.path)) as repository:
        assert [c.path for c in repository.range(first, third).changes] == ["b.txt", "c.txt"]


# --- damage and size -------------------------------------------------------------------------


def damage(file: Path, how: Callable[[bytes], bytes]) -> None:
    file.chmod(0o644)
    file.write_bytes(how(file.read_bytes()))


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"garbage" + data[7:], id="garbage"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: data[:-200] + b"\0" * 200, id="damaged at the end"),
    ],
)
def test_a_damaged_blob_is_unreadable_and_the_others_are_read(repo: Repo, how: Callable[[bytes], bytes]) -> None:
    repo.commit({"old.txt": TEXT})
    repo.git("rm", "--quiet", "old.txt")
    noise = b"".join(f"{i * 7919 % 100_003}\n".encode() for i in range(20_000))
    repo.stage({"bad.txt": noise, "good.txt": "good\n"})
    bad, good = repo.oid(":bad.txt"), repo.oid(":good.txt")
    damage(repo.object_file(bad), how)
    with Repository.open(str(repo.path)) as repository:
        assert [c.path for c in repository.staged().changes] == ["bad.txt", "good.txt", "old.txt"]
        for _ in range(2):
            with pytest.raises(Unreadable, match=f"object {bad[:12]}") as error:
                repository.read(bad, LIMIT)
            assert str(error.value).isprintable()
            assert repository.read(good, LIMIT) == b"good\n"


def test_a_missing_blob_and_what_is_no_blob(repo: Repo) -> None:
    repo.commit({"a.txt": "1\n"})
    good = repo.oid("HEAD:a.txt")
    with Repository.open(str(repo.path)) as repository:
        for name, message in (
            ("1" * 40, "object 111111111111 is missing"),
            (repo.oid("HEAD"), "is no blob but a commit"),
            ("HEAD:a.txt", "not an object name"),
            (f"{good}\n{good}", "not an object name"),
            ("", "not an object name"),
            (good[:10], "not an object name"),
        ):
            with pytest.raises(Unreadable, match=message):
                repository.read(name, LIMIT)
            assert repository.read(good, LIMIT) == b"1\n"


@pytest.mark.parametrize("size", [2_000, 60 << 20])
def test_a_blob_over_the_limit_is_refused_with_its_size(repo: Repo, size: int) -> None:
    repo.stage({"small.txt": "small\n"})
    large = repo.git("-c", "core.compression=1", "hash-object", "-w", "--stdin", data=b"\0" * size)
    repo.put("100644", large, "large.bin")
    small = repo.oid(":small.txt")
    with Repository.open(str(repo.path)) as repository:
        comparison = repository.staged()
        for _ in range(2):
            with pytest.raises(TooLarge) as error:
                repository.read(large, 1_000)
            assert error.value.size == size
            assert repository.read(small, 1_000) == b"small\n"
        with pytest.raises(TooLarge):
            comparison.head.read("large.bin", 1_000)
    if size < LIMIT:
        with Repository.open(str(repo.path)) as repository:
            assert repository.read(large, size) == b"\0" * size


def test_paths_that_lead_nowhere(repo: Repo) -> None:
    repo.commit({"d/a.txt": "1\n"})
    with Repository.open(str(repo.path)) as repository:
        head = repository.commit("HEAD").head
        for path in ("", "/", "d", "d/", "/d/a.txt", "d//a.txt", "./d/a.txt", "../x", "d/a.txt/x", "\ud800", "a\0b"):
            assert head.read(path, LIMIT) is None
        assert head.read("d/a.txt", LIMIT) is not None


# --- processes and start-up ------------------------------------------------------------------


def test_closing_ends_the_process_and_reading_starts_another(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.txt": "1\n"})
    blob = repo.oid("HEAD:a.txt")
    repository = Repository.open(str(repo.path))
    for _ in range(2):
        assert repository.read(blob, LIMIT) == b"1\n"
        children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
        assert not children.exists() or children.read_text().split()
        repository.close()
        assert not children.exists() or not children.read_text().split()


def test_a_run_that_does_not_close_ends_quietly(repo: Repo) -> None:
    repo.commit({"a.txt": "1\n"})
    code = (
        "import sys; from aisec_hooks.snapshot import Repository\n"
        "r = Repository.open('.'); r.read(sys.argv[1], 100); print('git' in sys.modules, 'git.repo' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, repo.oid("HEAD:a.txt")],
        cwd=repo.path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "False False\n", "")


def test_importing_starts_nothing_and_loads_nothing_heavy() -> None:
    heavy = ("git", "git.cmd", "logging", "hashlib")
    code = f"import sys, aisec_hooks.snapshot; print([m for m in {heavy} if m in sys.modules])"
    assert run(sys.executable, "-c", code, cwd=PROJECT) == "[]"


def test_gitpython_itself_still_works_afterwards(repo: Repo) -> None:
    code = (
        "from aisec_hooks.snapshot import Repository\n"
        "Repository.open('.').index_differs()\nimport git\nprint(git.Repo('.').head.commit.hexsha)"
    )
    commit = repo.commit({"a.txt": "1\n"})
    assert run(sys.executable, "-c", code, cwd=repo.path, PYTHONPATH=str(PROJECT)) == commit
