"""Where the downloaded advisories are kept: in the user's cache, never in a repository."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aisec_hooks.errors import UserError
from aisec_hooks.kept import folder
from aisec_hooks.printable import printable

if TYPE_CHECKING:
    from aisec_hooks.dependencies.advisories.index import Index

FILE = "advisories-pypi.bin"
MAGIC = b"\x89AISECV\n\x01\0\0\0"
"""The last four bytes are the version of the format."""
HEAD = struct.Struct("<12s32sI")
"""What the file begins with: the magic, a digest of all that follows, the day of the data."""
LARGEST = 200_000_000
OLDEST = 30
"""Days after which it is said how old the advisories are: new ones come every day."""


def loaded() -> Index | None:
    """The advisories, None if none were downloaded; `Incomplete` if they are damaged."""
    path = folder() / FILE
    state = _stat(path)
    return None if state is None else _index(path, *state)


def state() -> str:
    """What changes with the advisories and when they grow old; "" if there are none. Only a few bytes are read."""
    path = folder() / FILE
    state = _stat(path)
    if state is None:
        return ""
    digest, day = _head(path, *state)
    return f"{digest}:{is_old(date.fromordinal(max(day, 1)))}"


def is_old(day: date) -> bool:
    """Whether advisories of a day are so old that it should be said."""
    return (date.today() - day).days > OLDEST


def write(data: bytes) -> Path:
    """Put an index in the place of the one that is there; nobody ever sees half of it."""
    # imported here: no part of a hook's start-up
    import tempfile  # noqa: PLC0415

    path = folder() / FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f"{FILE}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise UserError(f"cannot write {printable(str(path))}: {error.strerror}") from None
    return path


def _stat(path: Path) -> tuple[int, int] | None:
    """(time, size) of a regular file of a size that can be."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size) if path.is_file() and found.st_size <= LARGEST else None


@lru_cache(maxsize=4)
def _index(path: Path, _time: int, _size: int) -> Index:
    # imported here: most commits ask for no package
    from aisec_hooks.dependencies.advisories.index import Index  # noqa: PLC0415

    return Index(path)


@lru_cache(maxsize=4)
def _head(path: Path, time: int, size: int) -> tuple[str, int]:
    """The digest that the file begins with, or what tells it from others where it has none, and the day."""
    try:
        with path.open("rb") as file:
            magic, digest, day = HEAD.unpack(file.read(HEAD.size))
    except (OSError, struct.error):
        magic = digest = b""
        day = 1
    return (digest.hex(), min(day, date.max.toordinal())) if magic == MAGIC else (f"damaged {time} {size}", 1)
