"""What calls, filters and operators of a template make of what they are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aisec_hooks.flow.template_filters import TRANSLATIONS, Effect, of_filter, of_function
from aisec_hooks.flow.template_values import MARKUP, NOTHING, Piece, Printed, encoded, in_doubt, joined, member, put_in

_READING = frozenset({"get", "getlist", "pop", "setdefault", "get_all", "getall"})


class Scope(Protocol):
    """What the names in a template stand for."""

    escapes: bool
    """Whether what is printed is escaped unless it is marked."""

    def get(self, name: str) -> Printed | None:
        """The value of a dotted name, None for a variable that the template was given."""

    def call(self, name: str, arguments: list[Printed], keywords: dict[str, Printed]) -> Printed | None:
        """The result of a call of something that the template defines, None for others."""


def one_of(values: Sequence[Printed], scope: Scope) -> Printed:
    """One of several, of which some may be markup: the others are escaped when they are printed."""
    if len(values) == 1:
        return values[0]
    if scope.escapes and any(v.marked for v in values):
        values = [v if v.marked else encoded(v, Effect.ESCAPE) for v in values]
    return joined(values)


def operated(sign: str, left: Printed, right: Printed, scope: Scope) -> Printed:
    """The result of an operator; what is put together with markup is escaped."""
    match sign:
        case "-" | "/" | "//" | "**" | "&" | "^":
            return NOTHING
        case "%":
            return put_in(left, [right])
        case _ if left.marked != right.marked and (sign == "+" or scope.escapes):
            plain, markup = (right, left) if left.marked else (left, right)
            return joined([encoded(plain, Effect.ESCAPE), markup])
        case _:
            return joined([left, right])


def called(function: Printed, arguments: list[Printed], keywords: dict[str, Printed], scope: Scope) -> Printed:
    """The result of a function."""
    known = scope.call(function.name, arguments, keywords)
    if known is not None:
        return known
    every = [*arguments, *keywords.values()]
    if _translates(function.name):
        return joined(every)._replace(marked=False)
    effect = of_function(function.name)
    if effect is Effect.UNKNOWN:
        made = Printed(frozenset({Piece(f"{function.name}()", doubtful=True)}))
        return joined([made, *map(in_doubt, every)])._replace(marked=False)
    return _applied(effect, joined(every), scope)


def method(owner: Printed, name: str, arguments: list[Printed], keywords: dict[str, Printed], scope: Scope) -> Printed:
    """The result of a method."""
    known = scope.call(f"{owner.name}.{name}", arguments, keywords)
    if known is not None:
        return known
    every = [*arguments, *keywords.values()]
    if _translates(name):
        return joined(every)._replace(marked=False)
    effect = of_function(name)
    match effect:
        case Effect.KEEP if name in _READING and arguments and is_key(arguments[0].text or ""):
            return joined([member(owner, arguments[0].text or ""), *arguments[1:]])
        case Effect.KEEP:
            return _kept(name, owner, every, scope)
        case Effect.FORMAT:
            return put_in(owner, every)
        case Effect.UNKNOWN:
            return joined([member(owner, name), *map(in_doubt, every)])._replace(marked=False)
        case _:
            return _applied(effect, joined(every), scope)


def filtered(name: str, value: Printed, arguments: list[Printed], scope: Scope) -> Printed:
    """The result of a filter."""
    if name == "map" and arguments and arguments[0].text:
        return _applied(of_filter(arguments[0].text), value, scope)._replace(marked=False)
    effect = of_filter(name)
    if effect is Effect.FORMAT:
        return put_in(value, arguments)
    if effect is Effect.KEEP:
        return _kept(name, value, arguments, scope)
    return _applied(effect, value, scope)


def _kept(name: str, value: Printed, arguments: list[Printed], scope: Scope) -> Printed:
    """A text with others put in; markup escapes what is put in, and what becomes markup is escaped."""
    if value.marked and scope.escapes:
        return joined([value, *(v if v.marked else encoded(v, Effect.ESCAPE) for v in arguments)])
    if scope.escapes and name in ("replace", "join") and any(v.marked for v in arguments):
        return joined([encoded(value, Effect.ESCAPE), *arguments])
    return joined([value, *arguments])._replace(marked=value.marked)


def _applied(effect: Effect, value: Printed, scope: Scope) -> Printed:
    """A value after something of this effect."""
    match effect:
        case Effect.KEEP:
            return Printed(value.pieces, value.marked)
        case Effect.MARK:
            return Printed(value.pieces, marked=True)
        case Effect.NOTHING:
            return NOTHING
        case Effect.FRAMEWORK:
            return MARKUP
        case Effect.ESCAPE_IF_ON:
            return encoded(value, Effect.ESCAPE) if scope.escapes else Printed(value.pieces, marked=True)
        case Effect.UNKNOWN | Effect.FORMAT:
            return in_doubt(value)._replace(marked=False)
        case _:
            return encoded(value, effect)


def _translates(name: str) -> bool:
    return name in TRANSLATIONS or name.endswith("gettext")


def is_key(text: str) -> bool:
    """Whether a text may be the name of a member."""
    return text.replace("_", "").replace("-", "").isalnum()
