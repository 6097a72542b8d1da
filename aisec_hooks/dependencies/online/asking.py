"""Asking the user's indexes for many projects at once, within a bounded time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from msgspec import Struct

from aisec_hooks.dependencies.online import pip_settings, simple
from aisec_hooks.dependencies.online.fetching import Client, Unreachable
from aisec_hooks.dependencies.online.page import Page, Release, merged
from aisec_hooks.dependencies.online.pip_settings import PipSettings
from aisec_hooks.dependencies.online.place import Place
from aisec_hooks.dependencies.online.remembered import Remembered, folder
from aisec_hooks.dependencies.online.versions import of_file

AT_ONCE = 8
"""Questions that are under way at the same time."""
LONGEST = 30.0
"""Seconds for all of them."""
NO_TIME = "no time left"
T = TypeVar("T")


def connect(inside: tuple[Path, ...], *, remember: bool = True) -> Indexes:
    """The indexes that pip is set to use on this machine; what lies below the folders `inside` has no say in it."""
    return Indexes(pip_settings.read(inside), Remembered(folder() if remember else None), LONGEST)


class Told(Struct, frozen=True, kw_only=True):
    """What one index says of a project."""

    place: Place
    page: Page | None = None
    """None where it has no such project, or did not say."""
    failure: str = ""
    """Why it did not say."""


class Answer(Struct, frozen=True, kw_only=True):
    """What all indexes together say of a project."""

    told: tuple[Told, ...] = ()
    remembered: bool = False
    """Whether any of it was said some hours ago."""
    failure: str = ""
    """Why it is not known whether all was said, "" if it was."""

    @property
    def known(self) -> bool:
        """Whether any index has the project."""
        return any(t.page is not None for t in self.told)

    @property
    def absent(self) -> bool:
        """Whether every index was heard and none has it."""
        return not self.known and not self.failure

    @property
    def page(self) -> Page:
        """What the indexes that have it know of it."""
        return merged([t.page for t in self.told if t.page is not None] or [Page()])


class Indexes:
    """The indexes that pip is set to use."""

    def __init__(self, settings: PipSettings, remembered: Remembered, longest: float) -> None:
        self._settings = settings
        self._remembered = remembered
        self._ends = time.monotonic() + longest
        self._made: Client | None = None

    @property
    def problem(self) -> str:
        """Why nobody can be asked, "" if somebody can."""
        return self._settings.problem

    def client(self) -> Client:
        """The connection that all questions share."""
        if self._made is None:
            self._made = Client(self._settings, self._ends)
        return self._made

    def ask(self, projects: Iterable[str], *, fresh: bool = False) -> dict[str, Answer]:
        """Project (normalised) -> what is known of it; `fresh` where no remembered answer will do."""
        wanted = list(dict.fromkeys(projects))
        if self.problem:
            return {project: Answer(failure=self.problem) for project in wanted}
        answers = self.together(wanted, partial(self._answer, fresh=fresh), _unread)
        self._remembered.prune()
        return {project: answers.get(project, Answer(failure=NO_TIME)) for project in wanted}

    def together(
        self, projects: Sequence[str], question: Callable[[str], T], failed: Callable[[Exception], T]
    ) -> dict[str, T]:
        """Project -> the answer to a question, for those of which it came in time; `failed` is for what broke it."""
        found: SimpleQueue[tuple[str, T]] = SimpleQueue()
        pending: SimpleQueue[str] = SimpleQueue()
        for project in projects:
            pending.put(project)
        if projects:
            self.client()
        for _ in range(min(AT_ONCE, len(projects))):
            # daemons: a name server that does not answer must not hold up the end of the program
            Thread(target=self._work, args=(pending, found, question, failed), daemon=True).start()
        answers: dict[str, T] = {}
        while len(answers) < len(projects):
            try:
                project, answer = found.get(timeout=max(0.0, self._ends + 1.0 - time.monotonic()))
            except Empty:
                break
            answers[project] = answer
        return answers

    @property
    def is_over(self) -> bool:
        """Whether no time is left for a question."""
        return time.monotonic() > self._ends

    @staticmethod
    def _work(
        pending: SimpleQueue[str],
        found: SimpleQueue[tuple[str, T]],
        question: Callable[[str], T],
        failed: Callable[[Exception], T],
    ) -> None:
        while True:
            try:
                project = pending.get_nowait()
            except Empty:
                return
            try:
                answer = question(project)
            except Exception as error:  # noqa: BLE001  # whatever an answer does to us, it is told as unanswered
                answer = failed(error)
            found.put((project, answer))

    def _answer(self, project: str, *, fresh: bool) -> Answer:
        told, old = [], False
        for place in self._settings.indexes:
            page = None if fresh else self._remembered.get(place, project)
            old = old or page is not None
            told.append(Told(place=place, page=page) if page is not None else self._told(place, project))
        if not any(t.page is not None for t in told):
            told += [self._linked(place, project) for place in self._settings.links]
        failures = dict.fromkeys(t.failure for t in told if t.failure)
        return Answer(told=tuple(told), remembered=old, failure="; ".join(failures))

    def _told(self, place: Place, project: str) -> Told:
        try:
            page = self._page(place, project)
        except (Unreachable, simple.NoPage) as why:
            return Told(place=place, failure=_said(place, str(why)))
        if page is not None:
            self._remembered.put(place, project, page)
        return Told(place=place, page=page)

    def _page(self, place: Place, project: str) -> Page | None:
        if place.path:
            return _on_disk(Path(place.path, project), project)
        answered = self.client().get(place, place.page_of(project), simple.ACCEPT)
        if answered is None:
            return None
        return simple.read(answered.body, answered.kind, answered.url, project)

    def _linked(self, place: Place, project: str) -> Told:
        """What lies in a folder, or on one page of links, beside the indexes."""
        try:
            if place.path:
                return Told(place=place, page=_on_disk(Path(place.path), project, flat=True))
            answered = self.client().get(place, place.url, "text/html")
            text = answered.body.decode("utf-8", "replace") if answered is not None else ""
            names = [file.filename for file in simple.links(text, place.url)]
            return Told(place=place, page=_of_names(names, project))
        except (Unreachable, simple.NoPage) as why:
            return Told(place=place, failure=_said(place, str(why)))


def _unread(error: Exception) -> Answer:
    return Answer(failure=f"the answer could not be read ({type(error).__name__})")


def _said(place: Place, why: str) -> str:
    return why if place.shown in why else f"{place.shown}: {why}"


def _on_disk(path: Path, project: str, *, flat: bool = False) -> Page | None:
    """A folder of files, or one with an index.html for the project."""
    try:
        if not path.is_dir():
            return None
        index = path / "index.html"
        if not flat and index.is_file():
            return simple.read(index.read_bytes(), "text/html", index.as_uri(), project)
        return _of_names(os.listdir(path), project)
    except OSError as error:
        raise Unreachable((error.strerror or "cannot be read").lower()) from None


def _of_names(names: Iterable[str], project: str) -> Page | None:
    """What names of files say of a project, None where none is of it."""
    versions = {version for name in names if (version := of_file(name, project))}
    return Page(releases={version: Release() for version in sorted(versions)}) if versions else None
