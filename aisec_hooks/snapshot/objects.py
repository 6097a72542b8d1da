"""Reading git objects from one `git cat-file --batch` process."""

from __future__ import annotations

import os
import re
import threading
from subprocess import Popen
from typing import IO, TYPE_CHECKING, NamedTuple

from aisec_hooks.errors import Incomplete
from aisec_hooks.printable import printable
from aisec_hooks.snapshot.program import Program, one_line

if TYPE_CHECKING:
    from git.cmd import Git

_HEADER = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)\n")
_OBJECT_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_DRAIN = 8 << 20
"""An object over the limit is read to its end if it is no larger than this; else a new process is cheaper."""
_TREE_LIMIT = 64 << 20
START = 65_536
"""Bytes of a larger object that are read all the same."""


class TooLarge(Incomplete):
    """An object is larger than its reader wants; `size` is in bytes, `start` how it begins."""

    def __init__(self, size: int, start: bytes = b"") -> None:
        super().__init__(f"larger than the limit ({size} bytes)")
        self.size = size
        self.start = start


class Unreadable(Incomplete):
    """An object is missing or damaged."""


class GitObject(NamedTuple):
    """An object's hex name, its type and its content."""

    oid: str
    kind: str
    data: bytes


class Objects:
    """The objects of a repository; the process starts when the first is asked for and is started anew if it dies."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._batch: _Batch | None = None

    def blob(self, oid: str, limit: int) -> bytes:
        """The content of a blob of at most `limit` bytes; TooLarge or Unreadable otherwise."""
        return self._expect(oid, "blob", limit).data

    def tree(self, oid: str) -> bytes:
        """The raw entries of a tree, named by itself or by a commit."""
        return self._expect(oid, "tree", _TREE_LIMIT, f"{oid}^{{tree}}").data

    def commit(self, name: str) -> GitObject | None:
        """The commit a revision names (tags are followed), None if there is none.

        The name goes over a pipe as a line of its own, so it cannot be taken for an option.
        """
        peeled = name if name.startswith(":/") else f"{name}^{{commit}}"  # `:/text` takes all that follows as text
        found = self._ask(peeled, _TREE_LIMIT)
        return found if found and found.kind == "commit" else None

    def close(self) -> None:
        """End the process."""
        if self._batch is not None:
            self._batch.end()
            self._batch = None

    def _expect(self, oid: str, kind: str, limit: int, name: str = "") -> GitObject:
        if not _OBJECT_NAME.fullmatch(oid):
            raise Unreadable(f"not an object name: {printable(oid)[:80]}")
        found = self._ask(name or oid, limit)
        if found is None:
            raise Unreadable(f"object {oid[:12]} is missing; if this is a partial clone, run: git cat-file -e {oid}")
        if found.kind != kind:
            raise Unreadable(f"object {oid[:12]} is no {kind} but a {found.kind}")
        return found

    def _ask(self, name: str, limit: int) -> GitObject | None:
        if self._batch is None:
            self._batch = _Batch(self._program)
        try:
            return self._batch.ask(name, limit)
        except _Died as error:
            self.close()
            raise Unreadable(f"object {printable(name)[:80]} cannot be read: {error}") from None
        except TooLarge as error:
            if error.size > _DRAIN:
                self.close()
            raise


class _Died(Exception):
    """The process ended; the text is what it said, as one printable line."""


class _Batch:
    """One running process, which answers one name at a time."""

    def __init__(self, program: Program) -> None:
        self._owner: Git.AutoInterrupt | None
        self._owner, self._process = program.start("cat-file", "--batch")
        self._input, self._output, errors = _pipes(self._process)
        self._said = b""
        # Unread, a long complaint on stderr would block git, and us with it.
        self._listener = threading.Thread(target=self._listen, args=(errors.fileno(),), daemon=True)
        self._listener.start()

    def ask(self, name: str, limit: int) -> GitObject | None:
        """The object, None if git has none of that name; TooLarge leaves the process in step up to _DRAIN."""
        try:
            self._input.write(name.encode("utf-8", "surrogateescape") + b"\n")
            self._input.flush()
        except OSError:
            raise _Died(self._last_words()) from None
        line = self._output.readline()
        header = _HEADER.fullmatch(line)
        if header is None:
            if line.endswith(b"\n"):
                return None  # "<name> missing" or "<name> ambiguous"
            raise _Died(self._last_words())
        size = int(header[3])
        if limit < size:
            start = self._output.read(min(size, START))
            if size <= _DRAIN:
                self._content(size - len(start))
            raise TooLarge(size, start)
        return GitObject(header[1].decode(), header[2].decode(), self._content(size))

    def end(self) -> None:
        """Stop it, wherever it is; it only reads, so nothing is left half done."""
        self._process.kill()
        self._process.wait()
        self._listener.join(timeout=1)
        self._owner = None  # closes the pipes

    def _content(self, size: int) -> bytes:
        data = self._output.read(size)
        if len(data) != size or self._output.read(1) != b"\n":
            raise _Died(self._last_words())
        return data

    def _listen(self, descriptor: int) -> None:
        # Not through the buffered stream: its lock would be held at the interpreter's exit.
        try:
            while said := os.read(descriptor, 4096):
                self._said = (self._said + said)[-4096:]
        except OSError:
            pass

    def _last_words(self) -> str:
        self._listener.join(timeout=1)
        return one_line(self._said.decode("utf-8", "surrogateescape")) or "git cat-file ended"


def _pipes(process: Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    return process.stdin, process.stdout, process.stderr
