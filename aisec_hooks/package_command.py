"""The command `aisec package`: what is known of a package before it is installed, offline unless told otherwise."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.advisories.answer import MOST_NAMED, Answer, answer
from aisec_hooks.dependencies.requirement import normalise
from aisec_hooks.engines.dependency_names import OLDEST, is_fresh, provider
from aisec_hooks.engines.dependency_versions import is_exact
from aisec_hooks.errors import UserError
from aisec_hooks.licences.installed import Environment
from aisec_hooks.licences.kinds import Kind
from aisec_hooks.licences.policy import own_kind
from aisec_hooks.printable import printable

if TYPE_CHECKING:
    from aisec_hooks.audit import Audited, Pinned
    from aisec_hooks.dependencies.online.asking import Indexes
    from aisec_hooks.package_online import Known

NOT_OFFLINE = "not checked offline"
_UNANSWERED = "could not check"
_EXISTS = "exists on PyPI"
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?)[ \t]*(?:\[[^\]\n]{0,200}\])?[ \t]*"
    r"(?P<specifier>(?:===?|~=|!=|[<>]=?)[^;\s]{1,100})?"
)


class Item(Struct, frozen=True, kw_only=True):
    """One item of the checklist."""

    question: str
    answer: str
    verdict: str
    """"ok", "warning", "bad", or "unknown" for what was not checked."""


class Package(Struct, frozen=True, kw_only=True):
    """The checklist of one package."""

    package: str
    normalised: str
    exists: bool
    like: str
    """The popular package that it looks like, "" if it looks like none."""
    similar: tuple[str, ...]
    rank: int | None
    """Its place among the 15,000 most downloaded, None beyond."""
    pinned: bool
    provided_by: str
    """The package that provides a module of the name, "" where it is the name of none."""
    vulnerabilities: tuple[str, ...]
    """The known ones of the version that is asked for, or of the least that is."""
    fixed: str
    """The least version to move to, "" if none is known or none is needed."""
    items: tuple[Item, ...]
    online: Known | None = None
    """What the index says, None where it was not asked."""

    @property
    def doubtful(self) -> bool:
        """Whether it should not be installed before somebody has looked at it."""
        return any(item.verdict == "bad" for item in self.items)


class _Asked(NamedTuple):
    name: str
    specifier: str


def run(arguments: Sequence[str], form: str, indexes: Indexes | None = None) -> tuple[int, str]:
    """(exit code, the report) for names as they are given to pip; the indexes, where there are any, are asked."""
    asked = [_asked(argument) for argument in arguments]
    known = _known(asked, indexes) if indexes is not None else {}
    audited = _audited(asked) if indexes is not None and not indexes.problem else {}
    found = [package(*each, known.get(each), audited.get(each)) for each in asked]
    return int(any(p.doubtful for p in found)), _json(found) if form == "json" else _text(found)


def _known(asked: Sequence[_Asked], indexes: Indexes) -> dict[_Asked, Known]:
    # imported here: no part of an offline run
    from aisec_hooks import package_online  # noqa: PLC0415

    return package_online.known(indexes, {each: normalise(each.name) for each in asked})


def _audited(asked: Sequence[_Asked]) -> dict[_Asked, Answer]:
    """What pip-audit says of pinned versions that the downloaded advisories do not answer for."""
    # imported here: no part of an offline run
    from aisec_hooks import audit  # noqa: PLC0415

    pinned = {
        each: audit.Pinned(normalise(each.name), each.specifier.lstrip("= "))
        for each in asked
        if is_exact(each.specifier)
        and names.exists(normalise(each.name))  # a private name is nobody else's business
        and answer(normalise(each.name), each.specifier).verdict == "unknown"
    }
    audited = audit.audit(pinned.values()) if pinned else audit.Audited({})
    return {each: _of_audit(audited, release) for each, release in pinned.items()}


def _of_audit(audited: Audited, release: Pinned) -> Answer:
    known = audited.known.get(release)
    if known is None:
        return Answer(audited.problem or "could not check", "unknown")
    if not known:
        return Answer("none known of this version (pip-audit)", "ok")
    fixed = next((version for each in known for version in each.fixed), "")
    way_out = f"; fixed in {fixed}" if fixed else ""
    ids = tuple(each.id for each in known)
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return Answer(f"{', '.join(ids[:MOST_NAMED])}{more}{way_out} (pip-audit)", "bad", ids, fixed)


def package(name: str, specifier: str = "", online: Known | None = None, audited: Answer | None = None) -> Package:
    """All that is known of a package; `online` is what the index says and `audited` what pip-audit does, if asked."""
    normalised = normalise(name)
    shipped = names.exists(normalised)
    exists = shipped if online is None or online.exists is None else online.exists
    like = names.is_squat_like(normalised)
    provided_by = provider(normalised)
    similar = tuple(n for n in names.similar(normalised, 3) if n != normalised)
    rank = names.popularity(normalised)
    pinned = is_exact(specifier)
    known = audited or answer(normalised, specifier)
    return Package(
        package=f"{name}{specifier}",
        normalised=normalised,
        exists=exists,
        like=like,
        similar=similar,
        rank=rank,
        pinned=pinned,
        provided_by="" if provided_by == normalised else provided_by,
        online=online,
        vulnerabilities=known.ids,
        fixed=known.fixed,
        items=_with_answers(
            (
                _existence(shipped, provided_by if not shipped else ""),
                _likeness(like, similar, rank),
                _popularity(rank),
                _pin(pinned, specifier),
                Item(question="known vulnerabilities", answer=known.words, verdict=known.verdict),
                _licence(normalised),
                *(Item(question=q, answer=NOT_OFFLINE, verdict="unknown") for q in ("maintainers", "age and releases")),
            ),
            online,
            specifier,
            rank,
        ),
    )


def _with_answers(items: tuple[Item, ...], online: Known | None, specifier: str, rank: int | None) -> tuple[Item, ...]:
    """The items, those in the place of which the index has an answer left out, and its answers."""
    if online is None:
        return items
    from aisec_hooks import package_online  # noqa: PLC0415

    told = [
        Item(question=line.question, answer=line.answer, verdict=line.verdict)
        for line in package_online.lines(online, specifier, rank)
    ]
    answered = {item.question for item in told}
    if online.exists is not None:
        items = tuple(_outdated(item, exists=online.exists) for item in items)
    left = [replace(item, answer=_UNANSWERED) if item.answer == NOT_OFFLINE else item for item in items]
    return (*(item for item in left if item.question not in answered), *told)


def _outdated(item: Item, *, exists: bool) -> Item:
    """The shipped names are older than the answer: where they say another thing they have no verdict."""
    if item.question == _EXISTS and (item.verdict == "ok") is not exists:
        return replace(item, verdict="unknown")
    return item


def _asked(argument: str) -> _Asked:
    match = _REQUIREMENT.fullmatch(argument.strip())
    if match is None:
        raise UserError(f"{printable(argument)[:80]!r} is no name of a package, such as requests or requests==2.32.3")
    return _Asked(match["name"], match["specifier"] or "")


def _existence(exists: bool, provided_by: str) -> Item:
    day = names.snapshot_date()
    age = "" if is_fresh() else f"; older than {OLDEST} days, it may be newer than that"
    if exists:
        return Item(question=_EXISTS, answer=f"yes (names of {day})", verdict="ok")
    hint = f"; the module is provided by {provided_by}" if provided_by else ""
    return Item(question=_EXISTS, answer=f"no (names of {day}{age}){hint}", verdict="bad")


def _likeness(like: str, similar: tuple[str, ...], rank: int | None) -> Item:
    question = "similar names"
    if like:
        return Item(question=question, answer=f"looks like {like}, which is much used: is that meant?", verdict="bad")
    if similar and rank is None:
        return Item(question=question, answer=", ".join(similar), verdict="warning")
    return Item(
        question=question, answer="none among the popular ones" if rank is None else "popular itself", verdict="ok"
    )


def _popularity(rank: int | None) -> Item:
    if rank is None:
        return Item(question="downloads", answer="not among the 15,000 most downloaded", verdict="warning")
    return Item(question="downloads", answer=f"number {rank} of the 15,000 most downloaded", verdict="ok")


def _pin(pinned: bool, specifier: str) -> Item:
    if pinned:
        return Item(
            question="pinned", answer=f"yes ({specifier}); whether that version exists is not checked", verdict="ok"
        )
    return Item(question="pinned", answer="no: name the version, such as NAME==1.2.3", verdict="warning")


def _licence(normalised: str) -> Item:
    """What the package declares where it is installed: in the activated environment, or in the one of this program."""
    found = Environment(os.environ.get("VIRTUAL_ENV") or sys.prefix).declared(normalised)
    if found is None:
        return Item(question="licence", answer=NOT_OFFLINE, verdict="unknown")
    installed = f"the installed version {printable(found.version)[:40]}"
    if not found.licence:
        return Item(question="licence", answer=f"{installed} declares none that can be read", verdict="unknown")
    demands = own_kind(found.licence) > Kind.UNKNOWN
    answer = f"{printable(found.licence)[:200]} (declared by {installed})"
    hint = "; ask whether your project can come under its terms" if demands else ""
    return Item(question="licence", answer=f"{answer}{hint}", verdict="warning" if demands else "ok")


# --- reports ---------------------------------------------------------------------------------

_MARKS = {"ok": "+", "warning": "!", "bad": "x", "unknown": "?"}


def _text(packages: Sequence[Package]) -> str:
    return "\n".join(line for each in packages for line in _lines(each))


def _lines(each: Package) -> Iterator[str]:
    yield each.package
    yield from (f"  {_MARKS[item.verdict]} {item.question}: {item.answer}" for item in each.items)
    yield f"  {_conclusion(each)}\n"


def _conclusion(each: Package) -> str:
    if not each.exists:
        return "do not install it: who registers the name decides what you get"
    if each.like:
        return "do not install it before you know who publishes it"
    if each.online is not None and each.online.doubtful:
        return "do not install it like this: the index has no such version, or believes it to be harmful"
    if each.doubtful:
        return (
            f"do not install that version, but {each.fixed} or later" if each.fixed else "do not install that version"
        )
    return "nothing speaks against its name; the items marked ? are yours to check"


def _json(packages: Sequence[Package]) -> str:
    from msgspec import json, to_builtins  # noqa: PLC0415

    encode: Callable[[object], bytes] = json.encode
    document = {
        "snapshot_date": names.snapshot_date().isoformat(),
        "packages": [{**to_builtins(each), "doubtful": each.doubtful} for each in packages],
    }
    return json.format(encode(document), indent=2).decode() + "\n"
