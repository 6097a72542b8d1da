"""Real git repositories for tests, made by git itself in an environment of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
_ELSEWHERE = ("GIT_", "CI", "GITHUB_", "PRE_COMMIT", "CHANGE_", "TRAVIS", "BUILDKITE", "DRONE", "APPVEYOR", "CIRRUS")
_OF_PIP = ("PIP_", "AISEC_", "VIRTUAL_ENV", "NETRC", "XDG_CACHE_HOME")


def environment(home: Path) -> dict[str, str]:
    """An environment in which git finds no settings but a repository's own and those in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith((*_ELSEWHERE, *_OF_PIP))}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TEMPLATE_DIR": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        "TZ": "UTC",
        **{f"GIT_{who}_NAME": "A U Thor" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "author@example.com" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_DATE": "2026-01-02T03:04:05Z" for who in ("AUTHOR", "COMMITTER")},
    }


def isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Give this process, and so the code under test, that environment."""
    wanted = environment(home)
    for name in set(os.environ) - set(wanted):
        monkeypatch.delenv(name)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)


class Repo:
    """A repository at `path`; commands run in its root, in this process's environment (see `isolate`)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def init(cls, path: Path, *options: str) -> Repo:
        """A new repository whose branch is called main."""
        run("git", "init", "--quiet", "--initial-branch=main", *options, str(path))
        return cls(path)

    def clone(self, path: Path, *options: str) -> Repo:
        """A clone through the file:// transport, so that --depth works."""
        run("git", "clone", "--quiet", *options, self.path.as_uri(), str(path))
        return Repo(path)

    def git(self, *arguments: str, data: bytes = b"", check: bool = True, **variables: str) -> str:
        """What git prints, without the last line end; `variables` are added to the environment."""
        return run("git", *arguments, cwd=self.path, data=data, check=check, **variables)

    def write(self, path: str, content: str | bytes = "") -> Path:
        """Write a file of the working tree."""
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def stage(self, files: dict[str, str | bytes]) -> None:
        """Write files and add them to the index."""
        for path, content in files.items():
            self.write(path, content)
        self.git("add", "--force", "--", *files)

    def commit(self, files: dict[str, str | bytes] | None = None, message: str = "change") -> str:
        """Commit the index, after staging `files`; the commit's object name."""
        if files:
            self.stage(files)
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", message)
        return self.oid("HEAD")

    def oid(self, revision: str) -> str:
        """The object name of a revision."""
        return self.git("rev-parse", "--verify", revision)

    def blob(self, content: str | bytes) -> str:
        """Write a blob; its object name."""
        return self.git("hash-object", "-w", "--stdin", data=content.encode() if isinstance(content, str) else content)

    def put(self, mode: str, oid: str, path: str | bytes) -> None:
        """Put an entry into the index, whatever the working tree has; the path may hold any byte but NUL."""
        raw = path.encode() if isinstance(path, str) else path
        self.git("update-index", "-z", "--index-info", data=f"{mode} {oid}\t".encode() + raw + b"\0")

    def object_file(self, oid: str) -> Path:
        """Where a loose object is."""
        return Path(self.git("rev-parse", "--absolute-git-dir"), "objects", oid[:2], oid[2:])

    def hook(self, name: str, script: str) -> None:
        """Install a hook: Python, run with the code under test on its path."""
        directory = Path(self.git("rev-parse", "--absolute-git-dir"), "hooks")
        directory.mkdir(exist_ok=True)
        (directory / f"{name}.py").write_text(script, encoding="utf-8")
        file = directory / name
        file.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" "$0.py" "$@"\n', encoding="utf-8")
        file.chmod(0o755)


def run(*command: str, cwd: Path | None = None, data: bytes = b"", check: bool = True, **variables: str) -> str:
    """Run a program; what it prints, without the last line end."""
    done = subprocess.run(
        command, cwd=cwd, input=data, capture_output=True, check=False, env={**os.environ, **variables}
    )
    if check and done.returncode:
        raise AssertionError(f"{' '.join(command)}: {done.stderr.decode('utf-8', 'replace')}")
    return os.fsdecode(done.stdout.removesuffix(b"\n"))
