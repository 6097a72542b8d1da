"""The file that says which value each placeholder stands for: the owner's alone, never written over by mistake."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable

_VERSION = 1
_LARGEST = 50_000_000
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A named pipe is refused, not waited for."""


def load(path: str) -> dict[str, str]:
    """The values by placeholder; UserError if the file is none of ours."""
    shown = printable(path)
    _refuse_link(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT)
    except FileNotFoundError:
        raise UserError(f"{shown}: no such file") from None
    except OSError as error:
        raise Incomplete(f"{shown}: {error.strerror}") from None
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
            raise UserError(f"{shown}: not a map of aisec sanitize")
        if os.name == "posix" and state.st_mode & 0o077:
            raise UserError(f"{shown}: others may read it; run: chmod 600")
        with open(descriptor, "rb", closefd=False) as stream:
            data = stream.read()
    finally:
        os.close(descriptor)
    values = _values(data)
    if values is None:
        raise UserError(f"{shown}: not a map of aisec sanitize")
    return values


def save(path: str, values: Mapping[str, str], *, new: bool) -> None:
    """Write a map: one that must not be there yet, or in place of one that was loaded."""
    shown = printable(path)
    _refuse_link(path)
    text = json.dumps({"version": _VERSION, "placeholders": dict(values)}, indent=1) + "\n"
    written = path if new else f"{path}.{os.getpid()}.new"
    try:
        descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)
        with open(descriptor, "w", encoding="ascii") as stream:
            stream.write(text)
        if not new:
            os.replace(written, path)
    except FileExistsError:
        raise UserError(f"{shown}: exists already") from None
    except OSError as error:
        raise UserError(f"cannot write {shown}: {error.strerror}") from None


def _refuse_link(path: str) -> None:
    if os.path.islink(path):
        raise UserError(f"{printable(path)}: is a symbolic link")


def _values(data: bytes) -> dict[str, str] | None:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        return None
    found = document.get("placeholders")
    if not isinstance(found, dict) or not all(isinstance(v, str) and len(k) >= 4 for k, v in found.items()):
        return None
    return found
