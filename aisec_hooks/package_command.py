"""The command `aisec package`: what is known of a package before it is installed, without asking anybody."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.requirement import normalise
from aisec_hooks.engines.dependency_names import OLDEST, is_fresh, provider
from aisec_hooks.engines.dependency_versions import is_exact
from aisec_hooks.errors import UserError
from aisec_hooks.licences.installed import Environment
from aisec_hooks.licences.kinds import Kind
from aisec_hooks.licences.policy import own_kind
from aisec_hooks.printable import printable

NOT_OFFLINE = "not checked offline"
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
    items: tuple[Item, ...]

    @property
    def doubtful(self) -> bool:
        """Whether it should not be installed before somebody has looked at it."""
        return not self.exists or bool(self.like)


class _Asked(NamedTuple):
    name: str
    specifier: str


def run(arguments: Sequence[str], form: str) -> tuple[int, str]:
    """(exit code, the report) for names as they are given to pip."""
    found = [package(*_asked(argument)) for argument in arguments]
    return int(any(p.doubtful for p in found)), _json(found) if form == "json" else _text(found)


def package(name: str, specifier: str = "") -> Package:
    """All that is known of a package."""
    normalised = normalise(name)
    exists = names.exists(normalised)
    like = names.is_squat_like(normalised)
    provided_by = provider(normalised)
    similar = tuple(n for n in names.similar(normalised, 3) if n != normalised)
    rank = names.popularity(normalised)
    pinned = is_exact(specifier)
    return Package(
        package=f"{name}{specifier}",
        normalised=normalised,
        exists=exists,
        like=like,
        similar=similar,
        rank=rank,
        pinned=pinned,
        provided_by="" if provided_by == normalised else provided_by,
        items=(
            _existence(exists, provided_by if not exists else ""),
            _likeness(like, similar, rank),
            _popularity(rank),
            _pin(pinned, specifier),
            Item(question="known vulnerabilities", answer="not checked", verdict="unknown"),
            _licence(normalised),
            *(Item(question=q, answer=NOT_OFFLINE, verdict="unknown") for q in ("maintainers", "age and releases")),
        ),
    )


def _asked(argument: str) -> _Asked:
    match = _REQUIREMENT.fullmatch(argument.strip())
    if match is None:
        raise UserError(f"{printable(argument)[:80]!r} is no name of a package, such as requests or requests==2.32.3")
    return _Asked(match["name"], match["specifier"] or "")


def _existence(exists: bool, provided_by: str) -> Item:
    day = names.snapshot_date()
    age = "" if is_fresh() else f"; older than {OLDEST} days, it may be newer than that"
    if exists:
        return Item(question="exists on PyPI", answer=f"yes (names of {day})", verdict="ok")
    hint = f"; the module is provided by {provided_by}" if provided_by else ""
    return Item(question="exists on PyPI", answer=f"no (names of {day}{age}){hint}", verdict="bad")


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
    return "nothing speaks against its name; the items marked ? are yours to check"


def _json(packages: Sequence[Package]) -> str:
    from msgspec import json, to_builtins  # noqa: PLC0415

    encode: Callable[[object], bytes] = json.encode
    document = {
        "snapshot_date": names.snapshot_date().isoformat(),
        "packages": [{**to_builtins(each), "doubtful": each.doubtful} for each in packages],
    }
    return json.format(encode(document), indent=2).decode() + "\n"
