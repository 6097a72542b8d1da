"""`aisec install`: hooks that git itself runs, around the ones that are there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aisec_hooks import cli
from tests.repo import PROJECT, Repo, isolate
from tests.test_precommit import INSECURE, SECURE, git, program

STAGES = ("pre-commit", "pre-merge-commit", "pre-push")
RECORD = '#!/bin/sh\n{{ echo "$# $*"; cat; }} > "{file}"\n'


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with a commit, the working directory of this process."""
    isolate(monkeypatch, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    made = Repo.init(tmp_path / "repo")
    made.commit({"notes.txt": "a note\n"})
    monkeypatch.chdir(made.path)
    return made


@pytest.fixture
def remote(repo: Repo, tmp_path: Path) -> Repo:
    made = Repo.init(tmp_path / "remote.git", "--bare")
    repo.git("remote", "add", "origin", made.path.as_uri())
    return made


def aisec(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert cli.main(arguments) == status
    out, err = capsys.readouterr()
    return out + err


def hooks(repo: Repo) -> Path:
    return repo.path / ".git" / "hooks"


def executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def own(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if not file.name.endswith(".sample")}


def test_commit_is_blocked_until_it_is_fixed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    said = aisec(capsys, "install")
    assert said == "pre-commit: written\npre-merge-commit: written\npre-push: written\n"
    for stage in STAGES:
        assert (hooks(repo) / stage).stat().st_mode & stat.S_IXUSR
        program(repo, "sh", "-n", str(hooks(repo) / stage), status=0)
    repo.stage({"app.py": INSECURE})
    assert "1 finding blocks this commit" in git(repo, "commit", "-m", "search", status=1)
    repo.stage({"app.py": SECURE})
    git(repo, "commit", "-m", "search", status=0)


def test_installing_again_changes_nothing(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    executable(hooks(repo) / "pre-commit", "#!/bin/sh\n")
    aisec(capsys, "install")
    before = {file.name: file.read_bytes() for file in hooks(repo).iterdir()}
    assert aisec(capsys, "install") == "".join(f"{stage}: already there\n" for stage in STAGES)
    assert {file.name: file.read_bytes() for file in hooks(repo).iterdir()} == before


def test_one_stage_only(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    aisec(capsys, "install", "--stage", "pre-push")
    assert own(hooks(repo)) == {"pre-push"}


def test_hook_of_an_older_release_is_renewed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    aisec(capsys, "install", "--stage", "pre-commit")
    hook = hooks(repo) / "pre-commit"
    current = hook.read_bytes()
    hook.write_bytes(current + b"# as it once was\n")
    assert aisec(capsys, "install", "--stage", "pre-commit") == "pre-commit: renewed\n"
    assert hook.read_bytes() == current and own(hooks(repo)) == {"pre-commit"}


def test_earlier_hook_runs_first_and_can_refuse(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    executable(hooks(repo) / "pre-commit", "#!/bin/sh\necho no, says the earlier hook\nexit 7\n")
    said = aisec(capsys, "install", "--stage", "pre-commit")
    assert "the hook that was there runs first, as pre-commit.before-aisec" in said
    repo.stage({"app.py": INSECURE})
    said = git(repo, "commit", "-m", "search", status=1)
    assert "no, says the earlier hook" in said and "sql-injection" not in said
    executable(hooks(repo) / "pre-commit.before-aisec", "#!/bin/sh\necho yes, says the earlier hook\n")
    said = git(repo, "commit", "-m", "search", status=1)
    assert "yes, says the earlier hook" in said and "sql-injection" in said


def test_earlier_hook_that_git_did_not_run_is_not_run(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    executable(hooks(repo) / "pre-commit", "#!/bin/sh\nexit 7\n").chmod(0o644)
    aisec(capsys, "install", "--stage", "pre-commit")
    git(repo, "commit", "--allow-empty", "-m", "nothing", status=0)


def test_push_gives_both_hooks_the_same(
    repo: Repo, remote: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.git("push", "--quiet", "origin", "main")
    executable(hooks(repo) / "pre-push", RECORD.format(file=tmp_path / "given"))
    aisec(capsys, "install")
    zero, old = "0" * 40, remote.oid("main")
    new = repo.commit({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "push", "origin", "main", "main:other", status=1)
    url = remote.path.as_uri()
    lines = f"refs/heads/main {new} refs/heads/main {old}\nrefs/heads/main {new} refs/heads/other {zero}\n"
    assert (tmp_path / "given").read_text(encoding="utf-8") == f"2 origin {url}\n{lines}"
    assert remote.oid("main") == old
    repo.commit({"app.py": SECURE})
    git(repo, "push", "origin", "main", status=0)


def test_push_goes_on_when_the_earlier_hook_reads_nothing(
    repo: Repo, remote: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    executable(hooks(repo) / "pre-push", "#!/bin/sh\nexec <&-\n")
    aisec(capsys, "install")
    git(repo, "push", "origin", "main", status=0)
    repo.commit({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "push", "origin", "main", status=1)
    executable(hooks(repo) / "pre-push.before-aisec", "#!/bin/sh\nexit 5\n")
    repo.commit({"app.py": SECURE})
    git(repo, "push", "origin", "main", status=1)


def test_merge_is_checked(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    aisec(capsys, "install", "--stage", "pre-merge-commit")
    executable(hooks(repo) / "pre-merge-commit.before-aisec", "#!/bin/sh\necho merging\nexit 1\n")
    repo.git("switch", "--quiet", "--create", "side")
    repo.commit({"a.txt": "a\n"})
    repo.git("switch", "--quiet", "main")
    repo.commit({"b.txt": "b\n"})
    assert "merging" in git(repo, "merge", "--no-edit", "side", status=1)


def test_uninstalling_puts_everything_back(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = executable(hooks(repo) / "pre-commit", "#!/bin/sh\nexit 7\n")
    earlier.chmod(0o750)
    before = own(hooks(repo))
    aisec(capsys, "install")
    assert aisec(capsys, "install", "--uninstall") == (
        "pre-commit: removed, the earlier hook is back\npre-merge-commit: removed\npre-push: removed\n"
    )
    assert own(hooks(repo)) == before
    assert earlier.read_bytes() == b"#!/bin/sh\nexit 7\n" and stat.S_IMODE(earlier.stat().st_mode) == 0o750
    assert aisec(capsys, "install", "--uninstall", "--stage", "pre-commit") == "pre-commit: not ours, left as it is\n"
    assert aisec(capsys, "install", "--uninstall", "--stage", "pre-push") == "pre-push: none there\n"


def test_a_hook_is_never_overwritten(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    executable(hooks(repo) / "pre-push", "#!/bin/sh\n")
    executable(hooks(repo) / "pre-push.before-aisec", "#!/bin/sh\n: kept\n")
    said = aisec(capsys, "install", status=2)
    assert "pre-push.before-aisec is in the way" in said
    assert own(hooks(repo)) == {"pre-push", "pre-push.before-aisec"}, "nothing is written unless all can be"


def test_hooks_folder_inside_is_used(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("config", "core.hooksPath", ".githooks")
    assert "do not commit" in aisec(capsys, "install")
    assert own(repo.path / ".githooks") == set(STAGES)
    repo.stage({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "commit", "-m", "search", status=1)


def test_hooks_folder_outside_is_refused(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    repo.git("config", "--global", "core.hooksPath", str(shared))
    said = aisec(capsys, "install", status=2)
    assert "outside this repository" in said and "git config --local core.hooksPath" in said
    assert not own(shared)
    advice = said[said.index("git config --local") :].strip()
    program(repo, "sh", "-c", advice, status=0)
    aisec(capsys, "install")
    assert own(hooks(repo)) == set(STAGES)


def test_missing_hooks_folder_is_made(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("config", "core.hooksPath", ".git/my/hooks")
    aisec(capsys, "install", "--stage", "pre-commit")
    assert own(repo.path / ".git" / "my" / "hooks") == {"pre-commit"}


def test_linked_working_tree(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("worktree", "add", "--quiet", str(tmp_path / "other"))
    other = Repo(tmp_path / "other")
    os.chdir(other.path)
    aisec(capsys, "install")
    assert own(hooks(repo)) == set(STAGES)
    other.stage({"app.py": INSECURE})
    assert "sql-injection" in git(other, "commit", "-m", "search", status=1)


def test_another_program_path_is_no_obstacle(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = executable(tmp_path / 'it\'s $HOME `id` "here"' / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    monkeypatch.setattr(sys, "executable", str(odd))
    aisec(capsys, "install")
    monkeypatch.setenv("PATH", without_aisec(tmp_path))
    repo.stage({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "commit", "-m", "search", status=1)


def test_program_that_moved_is_found_on_the_path(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone" / "python"))
    aisec(capsys, "install")
    path = without_aisec(tmp_path)
    executable(tmp_path / "bin" / "aisec", f'#!/bin/sh\necho "found with $*" > "{tmp_path}/said"\n')
    monkeypatch.setenv("PATH", path)
    git(repo, "commit", "--allow-empty", "-m", "nothing", status=0)
    assert (tmp_path / "said").read_text(encoding="utf-8") == "found with hook --\n"


def test_program_that_is_gone_is_no_pass(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone" / "python"))
    aisec(capsys, "install")
    monkeypatch.setenv("PATH", without_aisec(tmp_path))
    said = git(repo, "commit", "--allow-empty", "-m", "nothing", status=1)
    assert "aisec: nothing was checked" in said
    for stage in STAGES:
        done = subprocess.run([hooks(repo) / stage], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        assert done.returncode == 3


def test_interpreter_that_lost_the_package_is_no_pass(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = executable(tmp_path / "bare" / "python", f'#!/bin/sh\nunset PYTHONPATH\nexec "{sys.executable}" -S "$@"\n')
    monkeypatch.setattr(sys, "executable", str(bare))
    aisec(capsys, "install", "--stage", "pre-commit")
    done = subprocess.run([hooks(repo) / "pre-commit"], capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "checked: No module named" in done.stderr


@pytest.mark.parametrize("python_path", [None, "/nowhere:", ":", "."])
def test_nothing_in_the_repository_is_imported(
    repo: Repo,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    python_path: str | None,
) -> None:
    aisec(capsys, "install")
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w').close()\nraise SystemExit(0)\n"
    modules = (
        "aisec_hooks/__init__.py",
        "aisec_hooks/cli.py",
        "aisec_hooks/__main__.py",
        "sitecustomize.py",
        "usercustomize.py",
        "argparse.py",
        "json.py",
        "git.py",
    )
    repo.stage(dict.fromkeys(modules, trap))
    repo.stage({"app.py": INSECURE})
    if python_path is not None:
        monkeypatch.setenv("PYTHONPATH", python_path)
    assert "sql-injection" in git(repo, "commit", "-m", "search", status=1)
    assert not (tmp_path / "sprung").exists()


def test_hook_of_pre_commit_is_chained_with_a_hint(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({".pre-commit-config.yaml": "repos: []\n"})
    pre_commit = (sys.executable, "-m", "pre_commit")
    program(repo, *pre_commit, "install", status=0)
    said = aisec(capsys, "install")
    assert "pre-commit: that one is pre-commit's; better add aisec to .pre-commit-config.yaml" in said
    repo.stage({"app.py": INSECURE})
    assert "sql-injection" in git(repo, "commit", "-m", "search", status=1)


def test_pre_commit_installed_over_ours_runs_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    executable(hooks(repo) / "pre-commit", "#!/bin/sh\necho the earliest\n")
    aisec(capsys, "install", "--stage", "pre-commit")
    repo.commit({".pre-commit-config.yaml": "repos: []\n"})
    program(repo, sys.executable, "-m", "pre_commit", "install", status=0)
    assert aisec(capsys, "install", "--stage", "pre-commit") == "pre-commit: already there\n"
    repo.stage({"app.py": INSECURE})
    said = git(repo, "commit", "-m", "search", status=1)
    assert said.count("1 finding blocks this commit") == 1 and said.count("the earliest") == 1
    aisec(capsys, "install", "--uninstall", "--stage", "pre-commit")
    said = git(repo, "commit", "-m", "search", status=0)
    assert said.count("the earliest") == 1 and "sql-injection" not in said


def without_aisec(folder: Path) -> str:
    """A PATH of a folder that has git and what a shell script takes, and no aisec."""
    directory = folder / "bin"
    directory.mkdir(exist_ok=True)
    for name in ("git", "sh", "cat"):
        found = next(p for p in os.environ["PATH"].split(os.pathsep) if os.access(f"{p}/{name}", os.X_OK))
        (directory / name).symlink_to(f"{found}/{name}")
    return str(directory)
