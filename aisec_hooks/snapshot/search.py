"""Which Python files of a snapshot hold a word, found by git."""

from __future__ import annotations

from collections.abc import Sequence
from subprocess import Popen, TimeoutExpired
from typing import TYPE_CHECKING

from aisec_hooks.errors import Incomplete
from aisec_hooks.snapshot.program import Program, one_line

if TYPE_CHECKING:
    from git.cmd import Git

# Only names are printed. Attributes have no say: a file that is called binary is searched as text, and there is no
# textconv. Submodules are other people's repositories.
_GREP = (
    "grep",
    "-l",
    "-z",
    "-F",
    "-w",
    "--text",
    "--full-name",
    "--no-color",
    "--no-textconv",
    "--no-recurse-submodules",
)
LONGEST = 5
"""Seconds that a search may take; it runs beside other work, and half a gigabyte is searched in that time."""
_PYTHON = ("*.py", "*.pyw", "*.wsgi")


class Search:
    """A running `git grep`; it searches while the caller does something else."""

    def __init__(self, program: Program, words: Sequence[str], tree: str) -> None:
        """`tree` is the hex name of a tree or commit, "" for the index."""
        patterns = [part for word in words for part in ("-e", word)]
        command = [*_GREP, *patterns, tree] if tree else [*_GREP, "--cached", *patterns]
        self._prefix = f"{tree}:".encode() if tree else b""
        self._owner: Git.AutoInterrupt | None
        self._process: Popen[bytes]
        self._owner, self._process = program.start(*command, "--", *_PYTHON)

    def paths(self) -> list[str]:
        """The files, sorted; Incomplete if git could not search all of them."""
        try:
            output, errors = self._process.communicate(timeout=LONGEST)
        except TimeoutExpired:
            raise Incomplete(f"git grep took longer than {LONGEST} seconds") from None
        finally:
            self._owner = None  # which also ends it
        said = one_line(errors.decode("utf-8", "surrogateescape"))
        if self._process.returncode not in (0, 1) or said:
            raise Incomplete(f"git grep failed: {said}")
        found = (raw.removeprefix(self._prefix) for raw in output.split(b"\0") if raw)
        return sorted(raw.decode("utf-8", "surrogateescape") for raw in found)
