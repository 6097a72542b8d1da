"""Whether a licence fits a project: by what the settings allow and deny, and else by what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aisec_hooks.licences import expression, written
from aisec_hooks.licences.kinds import CLASSES, Kind

_ASKS = {
    Kind.STRONG: "what is combined with it has to come under it as well",
    Kind.NETWORK: "what is combined with it has to come under it as well, even if it is only served over a network",
}


class Policy(NamedTuple):
    """What the settings say: SPDX identifiers and the words of `CLASSES`."""

    allowed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


NONE = Policy()


class Verdict(NamedTuple):
    """Why a licence does not fit."""

    licence: str
    """In SPDX's words."""
    why: str
    certain: bool
    """Whether the settings say so; else it is a question for a lawyer."""


def judge_licence(name: str, declared: str | Iterable[str], project: str, policy: Policy = NONE) -> Verdict | None:
    """Whether something called `name` may come into a project, None if nothing speaks against it.

    `declared` is an SPDX expression, a licence in words, or trove classifiers; `project` the project's own
    expression, "" where that is not known. What is not known is not judged.
    """
    licence = written.from_declared(declared)
    tree = expression.parse(licence) if licence else None
    if tree is None:
        return None
    denied, allowed = _folded(policy.denied), _folded(policy.allowed)
    if denied and expression.holds(tree, lambda one: one.is_among(denied), choosing=False):
        return Verdict(licence, f"{name} is under {licence}, which denied-licences names", certain=True)
    if project and licence == project:
        return None
    if allowed:
        if expression.holds(tree, lambda one: one.is_among(allowed), choosing=True):
            return None
        return Verdict(licence, f"{name} is under {licence}, which allowed-licences does not name", certain=True)
    kind, own = expression.least(tree), own_kind(project)
    if own is not Kind.PERMISSIVE or kind not in _ASKS:
        return None
    return Verdict(licence, f"{name} is under {licence}, the project under {project}: {_ASKS[kind]}", certain=False)


def own_kind(project: str) -> Kind:
    """What a project's own licence asks for; UNKNOWN where there is none to be read."""
    tree = expression.parse(project) if project else None
    return expression.least(tree) if tree is not None else Kind.UNKNOWN


def is_word(text: str) -> bool:
    """Whether the settings may name this: one licence, or a class of them."""
    return text in CLASSES or (" " not in text.strip() and bool(expression.canonical(text)))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("+") for word in words)
