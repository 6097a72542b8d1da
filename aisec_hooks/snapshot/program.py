"""Running git so that nothing a repository holds can make it run a program of its own."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.lean import bare_packages
from aisec_hooks.printable import printable

if TYPE_CHECKING:
    from subprocess import Popen

    from git.cmd import Git

# A repository's own configuration can name programs for these; the command line outranks every file and
# every GIT_CONFIG_* variable. Only plumbing is run, which reads neither diff.external, diff.renames, colours
# nor aliases; `diff.relative` is switched off because the paths must be those of the whole repository.
_QUIET = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "diff.relative=false")

_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # In a partial clone git would fetch a missing object, through whatever program the remote's configuration
    # names. The first is for git 2.45 and later (and backports); no allowed transport stops all others.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # Replace refs and grafts are local and are not pushed: what is checked must be what is committed.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    # The one search gives patterns such as "*.py".
    **{f"GIT_{how}_PATHSPECS": "0" for how in ("LITERAL", "NOGLOB", "GLOB", "ICASE")},
}

_RELATIVE_TO_START = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
)
"""Variables whose relative paths git takes from where it is started; we start it elsewhere."""


class Output(Struct, frozen=True, kw_only=True):
    """What a git process left behind; `error` is its stderr as one printable line."""

    status: int
    data: bytes
    error: str
    advice: str
    """The command git's stderr tells the user to run, or ""."""

    @property
    def text(self) -> str:
        """The output as text without the last line end."""
        return self.data.removesuffix(b"\n").decode("utf-8", "surrogateescape")


class Program(Struct, frozen=True, kw_only=True):
    """git at a directory; `variables` are set for it on top of the process's environment."""

    executable: str
    directory: str
    variables: Mapping[str, str]

    @classmethod
    def at(cls, directory: str) -> Program:
        """git as found for a directory, which it will look for a repository in."""
        variables = dict(_ENVIRONMENT)
        try:
            for name in _RELATIVE_TO_START:
                if os.environ.get(name):
                    variables[name] = os.path.abspath(os.environ[name])
            directory = os.path.abspath(directory)
        except FileNotFoundError:
            raise UserError("the current directory does not exist any more") from None
        return cls(executable=find_git(directory), directory=directory, variables=variables)

    def located(self, root: str, git_dir: str) -> Program:
        """The same for a repository that was found, so that it is not looked for again.

        From now on git is started in the root of the work tree: it takes that for the work tree, and it is
        where a relative GIT_INDEX_FILE counts from.
        """
        return replace(self, directory=root, variables={**self.variables, "GIT_DIR": git_dir})

    def run(self, *arguments: str, quiet: bool = True) -> Output:
        """Run git to its end; `quiet=False` only to ask for a setting that is otherwise overridden."""
        status, data, error = self._git().execute(
            self._command(arguments, quiet),
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            shell=False,
            env=self.variables,
        )
        return Output(status=status, data=data, error=one_line(error), advice=_advice(error))

    def require(self, *arguments: str) -> Output:
        """Run git; Incomplete if it fails."""
        output = self.run(*arguments)
        if output.status:
            raise Incomplete(f"git {arguments[0]} failed: {output.error}")
        return output

    def start(self, *arguments: str) -> tuple[Git.AutoInterrupt, Popen[bytes]]:
        """Start git with pipes to all three streams; the process ends when the first of the pair is dropped."""
        owner = self._git().execute(
            self._command(arguments, True),
            istream=-1,  # subprocess.PIPE
            as_process=True,
            shell=False,
            env=self.variables,
        )
        process = owner.proc
        assert process is not None
        return owner, process

    def _git(self) -> Git:
        # No directory is given here: GitPython would expand `~` and `$` in it.
        return _git_class()()

    def _command(self, arguments: tuple[str, ...], quiet: bool) -> list[str]:
        options = _QUIET if quiet else ()
        return [self.executable, "-C", self.directory, *options, "--no-pager", *arguments]


@cache
def _git_class() -> type[Git]:
    """GitPython's command runner without the rest of GitPython, which would also run `git version`."""
    try:
        with bare_packages("git", "gitdb"):
            from git.cmd import Git  # noqa: PLC0415  (20 ms, and only where git is needed)
    except (ImportError, AttributeError):
        from git import Git  # noqa: PLC0415
    return Git


def find_git(directory: str) -> str:
    """The absolute path of git, never one that the repository around `directory` could have put there."""
    outside = trusted(directory, os.environ.get("PATH", os.defpath))
    found = shutil.which("git", path=os.pathsep.join(outside)) if outside else None
    if found is None:
        raise UserError("git was not found on the PATH (relative entries and those inside the repository do not count)")
    return found


def trusted(directory: str, path: str) -> list[str]:
    """The folders of a PATH but for relative ones and those that the repository around `directory` may have filled."""
    top = os.path.realpath(_enclosing(directory))
    entries = [e for e in path.split(os.pathsep) if os.path.isabs(e)]
    whole = os.path.dirname(top) == top  # the file system is the repository: nothing is outside of it
    return [e for e in entries if whole or not _inside(os.path.realpath(e), top)]


def _enclosing(directory: str) -> str:
    """The nearest directory, from here up, that has a `.git`; the directory itself if none has."""
    here = directory
    while not os.path.lexists(os.path.join(here, ".git")):
        up = os.path.dirname(here)
        if up == here:
            return directory
        here = up
    return here


def _inside(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def one_line(stderr: str, limit: int = 300) -> str:
    """The lines of git's stderr that say something, printable, as one."""
    lines = (printable(line.strip()) for line in stderr.splitlines() if not line.startswith("hint:"))
    text = "; ".join(line for line in lines if line)
    return text if len(text) <= limit else text[: limit - 3] + "..."


def _advice(stderr: str) -> str:
    match = re.search(r"^\s+(git config --global --add safe\.directory .+)$", stderr, re.MULTILINE)
    return printable(match[1]) if match else ""
