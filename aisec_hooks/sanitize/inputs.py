"""What the command line asks to be sanitized: files, standard input, the clipboard, a comparison in git."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aisec_hooks import clipboard, modes
from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable
from aisec_hooks.sanitize import diffs
from aisec_hooks.sanitize.document import Document
from aisec_hooks.snapshot import Comparison, Repository

if TYPE_CHECKING:
    from typing_extensions import Self

LARGEST = 50_000_000
"""Bytes of one text."""
STDIN = "-"


class Input:
    """The documents that the command line names; with a repository that is open while they are used."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.documents: list[Document] = []
        self.unread: list[str] = []
        self.failed = False
        self.changed: list[diffs.Sides] | None = None
        self._repository: Repository | None = None
        if arguments.staged or arguments.diff is not None:
            self._compare(arguments)
        elif arguments.clipboard:
            self.documents = [Document.read("clipboard", clipboard.paste())]
        else:
            self._read(arguments.paths or [stdin_if_given()])
        self.names: Sequence[Document] = [Document(path, printable(path)) for path in self._named()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._repository is not None:
            self._repository.close()

    def _compare(self, arguments: argparse.Namespace) -> None:
        if arguments.diff and len(arguments.diff) > 2:
            raise UserError("--diff takes two refs at the most")
        self._repository = Repository.open(_here())
        self.changed, unread = diffs.sides(self._repository, _comparison(self._repository, arguments), LARGEST)
        self.unread += [u.message for u in unread]
        self.failed = any(u.failed for u in unread)
        self.documents = [d for each in self.changed for d in (each.old, each.new) if d is not None]

    def _named(self) -> dict[str, None]:
        """The paths that stand above the texts: of a diff both sides', of a single text none."""
        if self.changed is None:
            return dict.fromkeys(d.name for d in self.documents) if len(self.documents) != 1 else {}
        changes = [side.change for side in self.changed]
        return dict.fromkeys(path for c in changes for path in (c.path, c.bases[0].path) if path)

    def _read(self, paths: Sequence[str]) -> None:
        for path in dict.fromkeys(paths):
            shown = printable(path)
            try:
                if path == STDIN:
                    self.documents.append(Document.read("standard input", from_stdin()))
                else:
                    self.documents.append(Document.read(path, from_file(path), path.replace(os.sep, "/")))
            except Incomplete as error:
                self._fail(str(error))
            except FileNotFoundError:
                raise UserError(f"no such file: {shown}") from None
            except IsADirectoryError:
                raise UserError(f"{shown}: is a directory") from None
            except OSError as error:
                self._fail(f"{shown}: {(error.strerror or 'cannot be read').lower()}")

    def _fail(self, message: str) -> None:
        self.unread.append(message)
        self.failed = True


def _comparison(repository: Repository, arguments: argparse.Namespace) -> Comparison:
    if arguments.staged:
        return repository.staged()
    base, head = [*arguments.diff, None, None][:2]
    return modes.for_diff(repository, base, head)


def stdin_if_given() -> str:
    """The name of standard input; UserError if that is a terminal."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UserError("nothing to sanitize: name files, pipe a text in, or see aisec sanitize --help")
    return STDIN


def from_stdin() -> bytes:
    """What is piped in; Incomplete if it is too large or was closed."""
    if sys.stdin is None:
        raise Incomplete("standard input is closed")
    return _bounded(STDIN, sys.stdin.buffer.read(LARGEST + 1))


def from_file(path: str) -> bytes:
    """A file's content; Incomplete if it is too large."""
    with open(path, "rb") as stream:
        return _bounded(path, stream.read(LARGEST + 1))


def _bounded(path: str, data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Incomplete(f"{printable(path)}: larger than {LARGEST} bytes")
    return data


def _here() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise UserError("the current directory does not exist any more") from None
