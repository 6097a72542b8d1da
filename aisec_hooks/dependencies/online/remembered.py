"""Answers of indexes that are some hours old at most, in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from aisec_hooks import kept, late
from aisec_hooks.dependencies.online.page import Page
from aisec_hooks.dependencies.online.place import Place

HOURS = 6.0
"""How long an answer may be relied on where nothing depends on its being the newest."""
MOST_FILES = 2_000
LONGEST_KEPT = 7 * 24 * 3600.0
_FORMAT = "1"
_OURS = late.compiled(r"[0-9a-f]{40}\.json(?:\.\d+-\d+)?\Z")


class _Entry(Struct, frozen=True, kw_only=True):
    at: float
    page: Page


class Remembered:
    """Pages by index and project; no file of it holds a login or a URL that may have one in it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, place: Place, project: str) -> Page | None:
        """What the index said within the last hours, None if nothing is known."""
        path = self._path(place, project)
        if path is None:
            return None
        try:
            entry = json.decode(path.read_bytes(), type=_Entry)
        except (OSError, MsgspecError, ValueError, RecursionError):
            return None
        return entry.page if 0 <= time.time() - entry.at < HOURS * 3600 else None

    def put(self, place: Place, project: str, page: Page) -> None:
        """Keep an answer; that there is no such project is never kept."""
        path = self._path(place, project)
        if path is None:
            return
        bare = {version: replace(release, metadata="") for version, release in page.releases.items()}
        fresh = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}")
        with suppress(OSError, UnicodeEncodeError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_bytes(json.encode(_Entry(at=time.time(), page=replace(page, releases=bare))))
            os.replace(fresh, path)

    def prune(self) -> None:
        """Drop what is old, and everything where there is too much."""
        if self._folder is None:
            return
        with suppress(OSError), os.scandir(self._folder) as entries:
            # the user names the folder: whatever else lies there is not ours to drop
            files = [(entry.path, entry.stat().st_mtime) for entry in entries if _OURS.match(entry.name)]
            oldest = time.time() - LONGEST_KEPT if len(files) <= MOST_FILES else float("inf")
            for path, changed in files:
                if changed < oldest:
                    with suppress(OSError):
                        os.unlink(path)

    def _path(self, place: Place, project: str) -> Path | None:
        if self._folder is None or place.path:
            return None
        words = f"{_FORMAT}\0{place.url}\0{project}"
        return self._folder / f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.json"


def folder() -> Path:
    """The folder for this in the user's cache."""
    return kept.folder() / "online"
