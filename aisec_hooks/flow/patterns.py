"""What a regular expression lets through: the characters of a text that fits it, and where its ends are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from aisec_hooks.syntax.regex_tree import parsed

LONGEST = 2000
"""Characters of a pattern that is looked into."""
ASCII = frozenset(map(chr, range(128)))
_WORD = frozenset(c for c in ASCII if c.isalnum() or c == "_")
_CATEGORIES = {
    "CATEGORY_DIGIT": frozenset("0123456789"),
    "CATEGORY_SPACE": frozenset(" \t\n\r\f\v"),
    "CATEGORY_WORD": _WORD,
}
_FLAG_NAMES = {
    "I": re.IGNORECASE,
    "IGNORECASE": re.IGNORECASE,
    "M": re.MULTILINE,
    "MULTILINE": re.MULTILINE,
    "S": re.DOTALL,
    "DOTALL": re.DOTALL,
}
_FLAG_NAMES |= {"X": re.VERBOSE, "VERBOSE": re.VERBOSE, "A": re.ASCII, "ASCII": re.ASCII}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
Tree = list[tuple[str, Any]]
"""The parser's own nodes, by the names of their kinds."""


class Pattern(NamedTuple):
    """A regular expression, taken apart."""

    tree: Tree
    starts: bool
    """Whether it begins at the start of the text, by an anchor of its own."""
    ends: bool
    """Whether it ends with the text."""
    allowed: frozenset[str]
    """The characters of ASCII that a text may hold that fits it from end to end."""
    closed: bool
    """Whether only a few texts fit it, all written out."""


def flags_of(written: str) -> int:
    """The flags that `re.I | re.M` means."""
    return sum({int(_FLAG_NAMES[w]) for w in re.findall(r"\w+", written) if w in _FLAG_NAMES})


@lru_cache(maxsize=256)
def pattern(text: str, flags: int = 0) -> Pattern | None:
    """A pattern taken apart, None if it is none or too long to look into."""
    if len(text) > LONGEST:
        return None
    found = parsed(text, flags)
    if found is None:
        return None
    try:
        tree = _plain(found)
    except RecursionError:
        return None
    multiline = bool(found.state.flags & re.MULTILINE)
    return Pattern(
        tree,
        _anchored(tree, 0, multiline),
        _anchored(tree, -1, multiline),
        allowed(tree, dotall=bool(found.state.flags & re.DOTALL)),
        _closed(tree),
    )


def only_class(tree: Tree) -> frozenset[str] | None:
    """The characters of a pattern that is one class of them, once or often: what a text without a match lacks."""
    if len(tree) != 1:
        return None
    kind, argument = tree[0]
    if kind in _REPEATS and argument[0] == 1:
        return only_class(argument[2])
    if kind == "SUBPATTERN":
        return only_class(argument[-1])
    if kind == "BRANCH":
        each = [only_class(branch) for branch in argument[1]]
        return frozenset().union(*(e for e in each if e)) if all(each) else None
    return allowed(tree) if kind in ("IN", "LITERAL", "NOT_LITERAL") else None


def literal_text(tree: Tree) -> str:
    """The text that is all that fits a pattern, "" if there are several."""
    return "".join(chr(a) for _, a in tree) if all(k == "LITERAL" for k, _ in tree) else ""


def after_slash(tree: Tree) -> frozenset[str] | None:
    """The characters that may follow the slash that every fitting text begins with; None if it begins otherwise."""
    nodes = [node for node in tree if node[0] != "AT"]
    return _firsts(nodes[1:])[0] if nodes[:1] == [("LITERAL", ord("/"))] else None


def _firsts(tree: Tree) -> tuple[frozenset[str], bool]:
    """The characters that a fitting text may begin with, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    for kind, argument in tree:
        if kind == "ASSERT_NOT" and argument[0] == 1:
            denied |= only_class(argument[1]) or frozenset()
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if kind in _REPEATS or kind in ("SUBPATTERN", "BRANCH"):
            each = [_firsts(inner) for inner in _inner(kind, argument)]
            empty = any(may for _, may in each) or not each or (kind in _REPEATS and argument[0] == 0)
            begun = frozenset().union(*(first for first, _ in each))
        else:
            begun, empty = allowed([(kind, argument)]), False
        found |= begun - denied
        if not empty:
            return found, False
    return found, True


def allowed(tree: Tree, *, dotall: bool = True) -> frozenset[str]:
    """The characters of ASCII that a fitting text may hold."""
    found: set[str] = set()
    for kind, argument in tree:
        match kind:
            case "LITERAL":
                found |= {chr(argument).lower(), chr(argument).upper()}
            case "NOT_LITERAL":
                found |= ASCII - {chr(argument)}
            case "ANY":
                found |= ASCII if dotall else ASCII - {"\n"}
            case "IN":
                found |= _class(argument)
            case "AT" | "ASSERT" | "ASSERT_NOT" | "GROUPREF" | "FAILURE":
                pass  # no text of their own, or a text that is there already
            case _:
                found.update(*(allowed(inner, dotall=dotall) for inner in _inner(kind, argument)))
    return frozenset(found)


def _class(members: Iterable[tuple[str, Any]]) -> frozenset[str]:
    found: set[str] = set()
    negated = False
    for kind, argument in members:
        match kind:
            case "NEGATE":
                negated = True
            case "LITERAL":
                found.add(chr(argument))
            case "RANGE":
                found.update(c for c in ASCII if argument[0] <= ord(c) <= argument[1])
            case "CATEGORY":
                name = str(argument)
                without = name.replace("_NOT_", "_")
                found |= _CATEGORIES[without] if without == name else ASCII - _CATEGORIES[without]
            case _:
                found |= ASCII
    return ASCII - found if negated else frozenset(found)


def _inner(kind: str, argument: Any) -> list[Tree]:
    """The patterns inside of a compound one."""
    if kind in _REPEATS:
        return [argument[2]] if argument[1] else []
    if kind == "SUBPATTERN":
        return [argument[-1]]
    if kind == "BRANCH":
        return list(argument[1])
    if kind == "GROUPREF_EXISTS":
        return [branch for branch in argument[1:] if branch]
    if kind == "ATOMIC_GROUP":
        return [argument]
    return [[("ANY", None)]]  # a kind of a later Python: it may be anything


def _anchored(tree: Tree, end: int, multiline: bool) -> bool:
    """Whether every way through a pattern has an anchor at its start (0) or end (-1)."""
    if not tree:
        return False
    kind, argument = tree[end]
    if kind == "AT":
        line = ("AT_BEGINNING", "AT_END")[end]
        return bool(argument == f"{line}_STRING" or (argument == line and not multiline))
    if kind == "SUBPATTERN":
        return _anchored(argument[-1], end, multiline)
    return kind == "BRANCH" and all(_anchored(branch, end, multiline) for branch in argument[1])


def _closed(tree: Tree) -> bool:
    """Whether it is made of literals and alternatives only."""
    for kind, argument in tree:
        if kind in _REPEATS and (argument[0], argument[1]) != (0, 1):
            return False
        if kind in _REPEATS or kind in ("SUBPATTERN", "BRANCH"):
            if not all(_closed(inner) for inner in _inner(kind, argument)):
                return False
        elif kind not in ("LITERAL", "AT", "ASSERT", "ASSERT_NOT"):
            return False
    return True


def _plain(parsed: Any) -> Tree:
    """The parser's nodes with the names of their kinds, so that nothing else needs to know its classes."""
    return [(str(kind), _plain_argument(str(kind), argument)) for kind, argument in parsed]


def _plain_argument(kind: str, argument: Any) -> Any:
    if kind in _REPEATS:
        return argument[0], argument[1], _plain(argument[2])
    match kind:
        case "SUBPATTERN":
            return (*argument[:-1], _plain(argument[-1]))
        case "BRANCH":
            return argument[0], [_plain(branch) for branch in argument[1]]
        case "IN":
            return [(str(k), a) for k, a in argument]
        case "GROUPREF_EXISTS":
            return argument[0], *(_plain(b) if b is not None else [] for b in argument[1:])
        case "ATOMIC_GROUP":
            return _plain(argument)
        case "ASSERT" | "ASSERT_NOT":
            return argument[0], _plain(argument[1])
        case "AT":
            return str(argument)
        case _:
            return argument
