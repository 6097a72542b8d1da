"""The demonstration: a commit of insecure code that the hook blocks, and the same commit repaired.

Everything happens in a temporary folder, with git and pre-commit as a developer has them: pre-commit fetches
this checkout as a hook repository and installs it into an environment of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

DEMO = Path(__file__).resolve().parent
PROJECT = DEMO.parent
PACKAGED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "aisec_hooks", "pyproject.toml")
"""What pre-commit needs of this checkout to install the hook."""


class Failed(Exception):
    """A step of the demonstration did not do what it shows."""


def main() -> int:
    """Run the demonstration; 0 if everything went as it should."""
    try:
        with tempfile.TemporaryDirectory(prefix="aisec-demo-") as folder:
            show(Path(folder).resolve())
    except Failed as failed:
        print(f"demo: {failed}", file=sys.stderr)
        return 1
    return 0


def show(folder: Path) -> None:
    """The demonstration in an empty folder."""
    variables = environment(folder)
    say("a repository for the demonstration, with aisec among its pre-commit hooks")
    hooks, project = folder / "aisec-hooks", folder / "library-service"
    rev = publish(hooks, variables)
    start(project, hooks, rev, variables)
    run(project, variables, sys.executable, "-m", "pre_commit", "install", "--install-hooks")

    say("git commit, with what an assistant wrote: six files, six classic weaknesses")
    add(project, "insecure", variables)
    blocked = run(project, variables, "git", "commit", "--message", "add the library service", expect=1)
    if "block this commit" not in blocked:
        raise Failed("the commit failed, but not because aisec blocked it")
    count = commits(project, variables)
    if count != 1:
        raise Failed("the blocked commit was made all the same")

    say("git commit again, each file repaired the way the report says")
    add(project, "secure", variables)
    run(project, variables, "git", "commit", "--message", "add the library service")
    if commits(project, variables) != 2:
        raise Failed("the repaired commit was not made")
    say("blocked as long as it was insecure, committed once it was repaired")


def publish(hooks: Path, variables: dict[str, str]) -> str:
    """This checkout, as it lies on disk, as a hook repository of its own; its revision."""
    hooks.mkdir()
    for name in PACKAGED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, hooks / name)
    git(hooks, variables, "init", "--quiet", "--initial-branch=main")
    git(hooks, variables, "add", "--all")
    git(hooks, variables, "commit", "--quiet", "--message", "a copy of the checkout")
    return git(hooks, variables, "rev-parse", "HEAD").strip()


def start(project: Path, hooks: Path, rev: str, variables: dict[str, str]) -> None:
    """A repository whose first commit has nothing but pre-commit's configuration."""
    project.mkdir()
    git(project, variables, "init", "--quiet", "--initial-branch=main")
    config = f"repos:\n  - repo: {hooks.as_uri()}\n    rev: {rev}\n    hooks:\n      - id: aisec\n"
    (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(project, variables, "add", "--all")
    git(project, variables, "commit", "--quiet", "--message", "start")


def add(project: Path, variant: str, variables: dict[str, str]) -> None:
    """Stage the insecure or the secure version of the service."""
    (project / "library").mkdir(exist_ok=True)
    for file in sorted((DEMO / variant).glob("*.py")):
        shutil.copy2(file, project / "library")
    git(project, variables, "add", "library")


def commits(project: Path, variables: dict[str, str]) -> int:
    """How many commits there are."""
    return int(git(project, variables, "rev-list", "--count", "HEAD"))


def environment(folder: Path) -> dict[str, str]:
    """This process's environment with git and pre-commit kept to the folder; pip stays as it is set up."""
    settings = folder / "gitconfig"
    settings.write_text("[user]\n\tname = Demo\n\temail = demo@example.com\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "CI"))}
    own = {"GIT_CONFIG_GLOBAL": str(settings), "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_HOME": str(folder / "cache")}
    return {**kept, **own, "PRE_COMMIT_COLOR": "never"}


def git(directory: Path, variables: dict[str, str], *arguments: str) -> str:
    """Run git out of sight; what it prints."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=directory, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def run(directory: Path, variables: dict[str, str], *command: str, expect: int = 0) -> str:
    """Run a command in sight, as it goes; what it prints."""
    print(f"$ {' '.join(shown(command))}", flush=True)
    output = []
    with subprocess.Popen(
        command, cwd=directory, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            output.append(line)
            print(f"  {line}", end="", flush=True)
    if process.returncode != expect:
        raise Failed(f"{command[0]} ended with {process.returncode}, not {expect}")
    return "".join(output)


def shown(command: Iterable[str]) -> list[str]:
    """A command as a person would type it."""
    words = ["pre-commit" if word == "pre_commit" else word for word in command]
    if words[0] == sys.executable:
        words = words[2:]
    return [f'"{word}"' if " " in word else word for word in words]


def say(text: str) -> None:
    """A heading."""
    print(f"\n== {text}\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
