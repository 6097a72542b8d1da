"""Records of the OSV format from a server, a file or a folder, within bounds whatever is sent."""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from aisec_hooks.dependencies.requirement import without_login
from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable

if TYPE_CHECKING:
    from requests import Response, Session

PUBLIC = "https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip"
"""The export of OSV.dev for PyPI."""
MOST_SENT = 500_000_000
MOST_UNPACKED = 2_000_000_000
LARGEST_RECORD = 20_000_000
MOST_RECORDS = 1_000_000
CONNECT, READ, WHOLE = 15.0, 60.0, 900.0
"""Seconds: for a connection, for the next piece, for all of it."""
MOST_REDIRECTS = 5
_PIECE = 1 << 16
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

Progress = Callable[[int, int], None]


def records(place: str, progress: Progress) -> Iterator[bytes | None]:
    """The records at a URL, in a zip file, in a folder or in one JSON file, None for each that is out of bounds."""
    if "://" in place:
        with tempfile.TemporaryFile() as file:
            _download(place, file)
            yield from _unzipped(file, progress)
        return
    path = Path(place)
    try:
        if path.is_dir():
            yield from _in_folder(path, progress)
        elif path.suffix.lower() == ".json":
            yield _read(path)
        else:
            with path.open("rb") as opened:
                yield from _unzipped(opened, progress)
    except OSError as error:
        raise UserError(f"cannot read {printable(place)}: {error.strerror or 'no such file'}") from None


def shown(place: str) -> str:
    """What may be said of where the records come from."""
    return printable(without_login(place) if "://" in place else os.path.basename(os.path.abspath(place)))


# --- files -----------------------------------------------------------------------------------


def _in_folder(folder: Path, progress: Progress) -> Iterator[bytes | None]:
    done = 0
    for inner, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".json") and done < MOST_RECORDS:
                done += 1
                progress(done, 0)
                yield _read(Path(inner, name))
    progress(done, done)


def _read(path: Path) -> bytes | None:
    if not path.is_file():  # a pipe would be waited for
        return None
    with path.open("rb") as file:
        data = file.read(LARGEST_RECORD + 1)
    return data if len(data) <= LARGEST_RECORD else None


def _unzipped(file: IO[bytes], progress: Progress) -> Iterator[bytes | None]:
    """The JSON files of an archive. What they are called is of no account: nothing is written anywhere."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = [m for m in archive.infolist() if m.filename.endswith(".json")]
            if len(members) > MOST_RECORDS:
                raise Incomplete(f"the archive has more than {MOST_RECORDS:,} records")
            left = MOST_UNPACKED
            for number, member in enumerate(members, 1):
                progress(number, len(members))
                data = _member(archive, member)
                left -= len(data or b"")
                if left < 0:
                    raise Incomplete(f"the archive unpacks to more than {MOST_UNPACKED // 1_000_000:,} MB")
                yield data
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise Incomplete("what was read is no zip file, or a broken one") from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The content of a file of an archive, None where it is broken, encrypted or larger than any real one."""
    try:
        with archive.open(member) as opened:
            data = opened.read(LARGEST_RECORD + 1)  # what the archive says of its size may be anything
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        return None
    return data if len(data) <= LARGEST_RECORD else None


# --- a server --------------------------------------------------------------------------------


def _download(url: str, file: IO[bytes]) -> None:
    """Write what a server sends to a file; no error says more of the URL than may be shown."""
    # imported here: no part of a hook's start-up
    import requests  # noqa: PLC0415
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    ends = time.monotonic() + WHOLE
    received = 0
    try:
        with requests.Session() as session, _answer(session, url, ends) as response:
            # what has come is taken at once, if the library can: one byte a minute must not wait for a whole piece
            take = getattr(response.raw, "read1", response.raw.read)
            while piece := take(_PIECE, decode_content=False):
                received += len(piece)
                if received > MOST_SENT:
                    raise Incomplete(f"{_host(url)} sends more than {MOST_SENT // 1_000_000:,} MB")
                if time.monotonic() > ends:
                    raise Incomplete(f"{_host(url)} is too slow")
                file.write(piece)
    except (requests.Timeout, TimeoutError):
        raise Incomplete(f"{_host(url)} does not answer in time") from None
    except requests.exceptions.SSLError:
        raise Incomplete(f"the certificate of {_host(url)} cannot be trusted") from None
    except (requests.RequestException, HTTPError, OSError) as error:
        raise Incomplete(f"cannot download from {_host(url)} ({type(error).__name__})") from None
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length) != received:
        raise Incomplete(f"the download from {_host(url)} broke off")
    file.seek(0)


@contextmanager
def _answer(session: Session, url: str, ends: float) -> Iterator[Response]:
    """The answer that a URL leads to in the end."""
    headers = {"Accept-Encoding": "identity", "User-Agent": "aisec-hooks"}
    for _ in range(MOST_REDIRECTS + 1):
        _require_safe(url)
        response = session.get(url, stream=True, timeout=(CONNECT, READ), allow_redirects=False, headers=headers)
        with response:
            if not response.is_redirect:
                if response.status_code != 200:
                    raise Incomplete(f"{_host(url)} answers with {response.status_code}")
                if response.headers.get("Content-Encoding", "identity") not in {"", "identity"}:
                    raise Incomplete(f"{_host(url)} sends it packed in a way that was not asked for")
                yield response
                return
            url = urljoin(url, response.headers.get("Location", ""))
        if time.monotonic() > ends:
            raise Incomplete(f"{_host(url)} is too slow")
    raise Incomplete(f"{_host(url)} leads on and on")


def _require_safe(url: str) -> None:
    """Advisories that anybody on the way could change are worth nothing."""
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    except ValueError:
        secure = False
    if not secure:
        raise UserError(f"advisories are downloaded over https only, not from {printable(without_login(url))[:200]}")


def _host(url: str) -> str:
    try:
        return printable(urlsplit(url).hostname or "the server")[:200]
    except ValueError:
        return "the server"
