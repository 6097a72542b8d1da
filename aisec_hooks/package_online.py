"""The items of the package checklist that only an index can answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct

from aisec_hooks.dependencies.online import page as pages
from aisec_hooks.dependencies.online import versions
from aisec_hooks.dependencies.online.asking import Answer, Indexes, Told
from aisec_hooks.dependencies.online.details import Details, details
from aisec_hooks.dependencies.online.page import Release
from aisec_hooks.engines.dependency_answers import YOUNG, age
from aisec_hooks.licences.kinds import Kind
from aisec_hooks.licences.policy import own_kind
from aisec_hooks.licences.written import from_declared

Asked = TypeVar("Asked", bound=tuple[str, str])
NOT_TOLD = "not told by the index"


class Known(Struct, frozen=True, kw_only=True):
    """What the index says of one package; fields are empty or None where it does not tell."""

    exists: bool | None
    """None where it could not be asked."""
    failure: str = ""
    """Why something could not be asked, "" if everything was."""
    indexes: tuple[str, ...] = ()
    """The hosts that have it."""
    version_exists: bool | None = None
    """Whether any version fits what was asked for; None where nothing was, or where it cannot be told."""
    releases: int = 0
    newest: str = ""
    newest_date: str = ""
    first_date: str = ""
    age_days: int | None = None
    yanked: bool = False
    """Whether the version that was asked for is withdrawn, or every one that fits is."""
    yanked_reason: str = ""
    status: str = ""
    status_reason: str = ""
    licence: str = ""
    licence_classifiers: tuple[str, ...] = ()
    maintainers: tuple[str, ...] = ()
    summary: str = ""
    downloads: int | None = None
    claimed_twice: bool = False
    """Whether two indexes have it and neither says that the other's is the same one."""

    @property
    def doubtful(self) -> bool:
        """Whether the answer speaks against installing it."""
        return self.version_exists is False or self.status == pages.QUARANTINED


class Line(NamedTuple):
    """An item of the checklist: question, answer, verdict."""

    question: str
    answer: str
    verdict: str


def known(indexes: Indexes, asked: dict[Asked, str]) -> dict[Asked, Known]:
    """(name, specifier) -> what the index says of its normalised name."""
    answers = indexes.ask(asked.values(), fresh=True)
    return {each: _known(indexes, name, each[1], answers[name]) for each, name in asked.items()}


def _known(indexes: Indexes, name: str, specifier: str, answer: Answer) -> Known:
    if not answer.known:
        return Known(exists=None if answer.failure else False, failure=answer.failure)
    page = answer.page
    fitting = versions.fitting(specifier, page.releases) if specifier else None
    newest = versions.newest(v for v, r in page.releases.items() if not r.yanked) or versions.newest(page.releases)
    wanted = fitting[-1] if fitting else newest
    withdrawn = bool(fitting) and all(page.releases[v].yanked for v in fitting or ())
    told = details(indexes, answer, name, wanted) if wanted else Details()
    where = [t for t in answer.told if t.page is not None]
    return Known(
        exists=True,
        failure=answer.failure,
        indexes=tuple(t.place.shown for t in where),
        version_exists=None if fitting is None or (not fitting and answer.failure) else bool(fitting),
        releases=len(page.releases),
        newest=newest,
        newest_date=page.releases.get(newest, Release()).uploaded[:10],
        first_date=min((r.uploaded[:10] for r in page.releases.values() if r.uploaded), default=""),
        age_days=age(page),
        yanked=withdrawn,
        yanked_reason=page.releases[wanted].reason if withdrawn else "",
        status=page.status,
        status_reason=page.reason,
        licence=told.licence,
        licence_classifiers=told.classifiers,
        maintainers=told.maintainers,
        summary=told.summary,
        downloads=told.downloads,
        claimed_twice=_claimed_twice(where),
    )


def _claimed_twice(where: Sequence[Told]) -> bool:
    """A folder on disk is somebody's own copy; of two hosts one should say that it follows the other (PEP 708)."""
    hosts = [t for t in where if not t.place.path]
    return len(hosts) > 1 and not any(t.page.related for t in hosts if t.page is not None)


def lines(known: Known, specifier: str, rank: int | None) -> Iterator[Line]:
    """The items in the order of the checklist: existence, version, status, age, downloads, licence, maintainers."""
    if known.exists is None:
        yield Line("exists on the index", f"could not check: {known.failure}", "unknown")
        return
    if not known.exists:
        yield Line("exists on the index", "no (asked just now)", "bad")
        return
    yield _existence(known)
    if specifier:
        yield _version(known, specifier)
    yield _status(known)
    yield _age(known, rank)
    yield _downloads(known, rank)
    yield _licence(known)
    yield _told("maintainers", ", ".join(known.maintainers))


def _licence(known: Known) -> Line:
    """What the index says; one that asks much of those who use it is worth a question."""
    line = _told("licence", known.licence)
    stated = from_declared(known.licence) or from_declared(known.licence_classifiers)
    if own_kind(stated) <= Kind.UNKNOWN:
        return line
    return Line(line.question, f"{line.answer}; ask whether your project can come under its terms", "warning")


def _existence(known: Known) -> Line:
    where = ", ".join(known.indexes)
    question = "exists on the index"
    if known.claimed_twice:
        return Line(question, f"on several, and pip takes the highest version of any: {where}", "warning")
    unheard = f"; not all was heard: {known.failure}" if known.failure else ""
    return Line(question, f"yes ({where}, asked just now){unheard}", "ok")


def _version(known: Known, specifier: str) -> Line:
    question = "version"
    if known.version_exists is None:
        return Line(question, "could not check: " + (known.failure or f"{specifier} cannot be understood"), "unknown")
    if not known.version_exists:
        return Line(question, f"none fits {specifier}; the newest is {known.newest or 'none'}", "bad")
    if known.yanked:
        why = f": {known.yanked_reason}" if known.yanked_reason else ""
        return Line(question, f"withdrawn from the index{why}", "warning")
    return Line(question, f"there is one that fits {specifier}", "ok")


def _status(known: Known) -> Line:
    verdict = {pages.ACTIVE: "ok", pages.QUARANTINED: "bad"}.get(known.status, "warning")
    return Line("status", known.status + (f": {known.status_reason}" if known.status_reason else ""), verdict)


def _age(known: Known, rank: int | None) -> Line:
    count = f"{known.releases} release" + ("" if known.releases == 1 else "s")
    first = f"first published {known.first_date}" if known.first_date else "first published: not told by the index"
    when = f" of {known.newest_date}" if known.newest_date else ""
    young = known.age_days is not None and known.age_days <= YOUNG
    doubtful = rank is None and (young or known.releases <= 1)
    newest = f", the newest {known.newest}{when}" if known.newest else ""
    return Line("age and releases", f"{first}, {count}{newest}", "warning" if doubtful else "ok")


def _downloads(known: Known, rank: int | None) -> Line:
    told = f"{known.downloads} in the last month" if known.downloads is not None else f"numbers are {NOT_TOLD}"
    if rank is not None:
        return Line("downloads", f"number {rank} of the 15,000 most downloaded; {told}", "ok")
    return Line("downloads", f"not among the 15,000 most downloaded; {told}", "warning")


def _told(question: str, answer: str) -> Line:
    return Line(question, answer or NOT_TOLD, "ok" if answer else "unknown")
