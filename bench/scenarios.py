"""The repository that is measured in, and what is staged in it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench import corpus

_NEW = {
    "src/api/orders.py": ("web", "storage", "web", "client"),
    "src/api/deploy.py": ("command", "client", "command"),
    "src/api/checks.py": ("checks", "client", "library"),
}
_IMPORTING = ("src/api/desk.py", "src/api/counter.py", "src/api/front.py")
_IMPORTED = 8
_CHANGED = 100


class Staged(NamedTuple):
    """The files that are staged, and their lines."""

    paths: list[str]
    lines: int


class Repository:
    """A git repository of made-up modules, all committed."""

    def __init__(self, path: Path, home: Path, files: int) -> None:
        self.path = path
        self.variables = environment(home)
        path.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "gc.auto", "0")  # nothing may run in the background
        self.modules = list(corpus.write(path, files))
        (path / "README.md").write_text("# A project\n\nIt sells things.\n", encoding="utf-8")
        (path / "pyproject.toml").write_text('[project]\nname = "project"\nversion = "1.0"\n', encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "everything so far")
        self.git("repack", "-a", "-d", "--quiet")

    def reset(self) -> None:
        """Everything as it was committed."""
        self.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.git("reset", "--quiet", "--hard")
        self.git("clean", "--quiet", "--force", "-d")

    def git(self, *arguments: str) -> None:
        """Run git; its complaints go where ours go."""
        program = shutil.which("git")
        if program is None:
            raise FileNotFoundError("git was not found on the PATH")
        subprocess.run([program, *arguments], cwd=self.path, env=self.variables, check=True)  # noqa: S603  # fixed

    def staged(self, paths: list[str]) -> Staged:
        """Put the files into the index."""
        self.git("add", "--", *paths)
        return Staged(paths, sum((self.path / path).read_bytes().count(b"\n") for path in paths))


class Scenario(NamedTuple):
    """Something to commit; `most_runs` bounds what takes long."""

    title: str
    stage: Callable[[Repository], Staged]
    most_runs: int = 1000


def _readme(repository: Repository) -> Staged:
    with (repository.path / "README.md").open("a", encoding="utf-8") as stream:
        stream.write("\nAnd it delivers them.\n")
    return repository.staged(["README.md"])


def _new_files(repository: Repository) -> Staged:
    for path, templates in _NEW.items():
        rng = random.Random(f"{corpus.SEED} {path}")  # noqa: S311  # nothing is guarded by it
        (repository.path / path).parent.mkdir(parents=True, exist_ok=True)
        (repository.path / path).write_text(corpus.module(rng, templates, 140), encoding="utf-8")
    return repository.staged(list(_NEW))


def _importing_files(repository: Repository) -> Staged:
    """Each imports some modules of the project, and the ones before it."""
    rng = random.Random(f"{corpus.SEED} imports")  # noqa: S311  # nothing is guarded by it
    (repository.path / "src/api").mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(_IMPORTING):
        others = rng.sample(repository.modules, k=min(_IMPORTED, len(repository.modules)))
        text = corpus.importing(rng, repository.path, [*others, *_IMPORTING[:number]], 140)
        (repository.path / path).write_text(text, encoding="utf-8")
    return repository.staged(list(_IMPORTING))


def _changed_files(repository: Repository) -> Staged:
    modules = repository.modules
    rng = random.Random(f"{corpus.SEED} changes")  # noqa: S311  # nothing is guarded by it
    paths = sorted(rng.sample(modules, k=min(_CHANGED, len(modules))))
    for path in paths:
        with (repository.path / path).open("a", encoding="utf-8") as stream:
            stream.write(corpus.addition(rng, rng.choice(("library", "command", "storage"))))
    return repository.staged(paths)


def _whole_tree(repository: Repository) -> Staged:
    repository.git("symbolic-ref", "HEAD", "refs/heads/unborn")  # a first commit: the index holds everything
    return repository.staged(repository.modules)


SCENARIOS = {
    "a": Scenario("an edit of README.md", _readme),
    "b": Scenario("3 new Python files of about 150 lines", _new_files),
    "c": Scenario("100 changed Python files", _changed_files),
    "d": Scenario("the whole tree, as a first commit", _whole_tree, most_runs=2),
    "e": Scenario(f"3 new Python files that import {_IMPORTED} others of the project each", _importing_files),
}


def environment(home: Path) -> dict[str, str]:
    """This process's environment with git kept to `home`, and byte-code written as it is for a user."""
    dropped = ("GIT_", "PRE_COMMIT", "CI", "GITHUB_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    names = {f"GIT_{who}_{what}": "bench@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**kept, **own, **names}
