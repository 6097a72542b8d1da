"""Checks of URLs: which of them fix the host, and which only seem to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from enum import Enum

from aisec_hooks import late
from aisec_hooks.flow import hosts
from aisec_hooks.flow.facts import NO_FACTS, NO_NETLOC, NO_SCHEME, PARSED, Facts
from aisec_hooks.flow.hosts import Host
from aisec_hooks.flow.patterns import Pattern
from aisec_hooks.flow.telling import REDIRECT, URL_RULES, only, weak
from aisec_hooks.flow.values import Value

DENIED = "a list of what is forbidden misses other names and spellings of the same thing"
SUBSTRING = "the name may stand anywhere in it, in the path or before another domain"
ENDING = "without a dot before it the ending also fits other domains"
PREFIX = "anything may follow the host's name, such as more of a name, or `@` and another host"
UNANCHORED = "the expression is not anchored at both ends, so more may stand around what fits it"
DOT = "the dot in the host's name stands for any character"
_HOST_ATTRIBUTES = frozenset({"hostname", "netloc", "host", "authority", "registered_domain", "fqdn", "domain"})
_HOST_NAME = late.compiled(r"host|netloc|domain|authority|origin|server|fqdn", re.IGNORECASE)
_SCHEME_NAME = late.compiled(r"scheme|proto", re.IGNORECASE)
_OTHER_NAME = late.compiled(r"path|query|fragment|params?$|port|user|password", re.IGNORECASE)
_SCHEMES = frozenset(
    "file ftp ftps gopher dict data javascript vbscript ldap ldaps tftp sftp jar netdoc blob about ws wss ssh".split()
)
_INTERNAL = late.compiled(
    r"^(?:https?://)?(?:localhost|127\.|10\.|192\.168|169\.254|172\.\d|0\.0\.0\.0|0$|\[?::1|\[::|metadata|internal|.*\.internal|.*\.local)",
    re.IGNORECASE,
)
_TEXT_METHODS = frozenset(
    "lower upper strip rstrip lstrip casefold removeprefix removesuffix encode decode split partition".split()
)
_PRIVATE = frozenset("is_private is_loopback is_link_local is_reserved is_multicast is_unspecified".split())
_DENYING = late.compiled(
    r"block|deny|denied|black|forbid|disallow|banned|private|internal|reserved|unsafe|bad", re.IGNORECASE
)


class UrlPart(Enum):
    """Which part of a URL an expression is."""

    HOST = "host"
    MAYBE_HOST = "maybe the host"
    SCHEME = "scheme"
    OTHER = "path, query or port"
    NONE = "no part of a URL"


def part(node: ast.expr, value: Value) -> UrlPart:
    """Which part of a parsed URL an expression is, by the attribute that is read, else by the variable's name."""
    if not value.taints:
        return UrlPart.NONE
    node = _core(node)
    parsed = any(PARSED in t.harmless for t in value.taints)
    if isinstance(node, ast.Attribute):
        if node.attr in _HOST_ATTRIBUTES and (parsed or node.attr in ("hostname", "netloc")):
            return UrlPart.HOST
        if node.attr == "scheme":
            return UrlPart.SCHEME
        name = node.attr
    else:
        name = node.id if isinstance(node, ast.Name) else ""
    if not parsed:
        return UrlPart.NONE
    for pattern, found in ((_HOST_NAME, UrlPart.HOST), (_SCHEME_NAME, UrlPart.SCHEME), (_OTHER_NAME, UrlPart.OTHER)):
        if pattern.search(name):
            return found
    return UrlPart.MAYBE_HOST


def _core(node: ast.expr) -> ast.expr:
    """`parsed.hostname` of `(parsed.hostname or "").lower().split(":")[0]`."""
    while True:
        if isinstance(node, ast.BoolOp):
            node = node.values[0]
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
            node = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TEXT_METHODS:
            node = node.func.value
        elif isinstance(node, ast.NamedExpr):
            node = node.value
        else:
            return node


def is_allowed(node: ast.expr, value: Value) -> Facts | None:
    """What it tells that a part of a URL is one of some that are known; None if it is no such part."""
    match part(node, value):
        case UrlPart.NONE:
            return None
        case UrlPart.HOST:
            return only(value, URL_RULES)
        case UrlPart.MAYBE_HOST:
            return only(value, URL_RULES, doubtful=True)
        case _:
            return NO_FACTS


def is_denied(node: ast.expr, value: Value, denied: Iterable[str], container: ast.expr, check: ast.expr) -> Facts:
    """What it tells that a part of a URL is none of some that are forbidden."""
    which = part(node, value)
    if which in (UrlPart.NONE, UrlPart.OTHER):
        return NO_FACTS
    named = any(
        _DENYING.search(n.id if isinstance(n, ast.Name) else n.attr)
        for n in ast.walk(container)
        if isinstance(n, (ast.Name, ast.Attribute))
    )
    if named or any(is_deniable(d) for d in denied):
        return weak(value, check, URL_RULES, DENIED)
    return NO_FACTS


def is_deniable(text: str) -> bool:
    """Whether a text is a scheme or host that a program would rather not fetch."""
    return text.lower().rstrip(":/") in _SCHEMES or bool(_INTERNAL.match(text))


def empty(node: ast.expr, value: Value) -> Facts | None:
    """What it tells that a part of a URL is empty; None if it is no such part."""
    match part(node, value):
        case UrlPart.NONE:
            return None
        case UrlPart.HOST | UrlPart.MAYBE_HOST:
            return only(value, (NO_NETLOC,))
        case UrlPart.SCHEME:
            return only(value, (NO_SCHEME,))
        case _:
            return NO_FACTS


def is_public(test: ast.Attribute, value: Value) -> Facts:
    """`address.is_private` is false; a name may be resolved to another address the next time."""
    return only(value, URL_RULES[:1], doubtful=True) if test.attr in _PRIVATE else NO_FACTS


def holds(value: Value, text: str, check: ast.expr) -> tuple[Facts, Facts]:
    """What `text in url` tells where it is true, and where it is false."""
    if is_deniable(text) or text == "@":
        return NO_FACTS, weak(value, check, URL_RULES, DENIED)
    if hosts.DOMAIN.fullmatch(text.strip("./")):
        return weak(value, check, URL_RULES, SUBSTRING), NO_FACTS
    if text == "//":
        return NO_FACTS, only(value, (REDIRECT,), doubtful=True)
    return NO_FACTS, NO_FACTS


def starts(value: Value, prefixes: Iterable[str], check: ast.expr) -> tuple[Facts, Facts]:
    """What it tells that a URL starts with one of some texts, and that it does not."""
    prefixes = list(prefixes)
    if prefixes and all(is_deniable(p) for p in prefixes):
        return NO_FACTS, weak(value, check, URL_RULES, DENIED)
    found = {hosts.of_prefix(p) for p in prefixes}
    if found == {Host.FIXED}:
        return only(value, URL_RULES), NO_FACTS
    if found and Host.NONE not in found:
        return weak(value, check, URL_RULES, PREFIX), NO_FACTS
    return NO_FACTS, NO_FACTS


def ends(node: ast.expr, value: Value, endings: Iterable[str | None], check: ast.expr) -> Facts:
    """What it tells that a host ends with one of some texts; None stands for `"." + domain`."""
    known = list(endings)
    named = [e for e in known if e is not None]
    which = part(node, value)
    if which is UrlPart.NONE:
        suspicious = any(hosts.DOMAIN.fullmatch(e.lstrip(".")) for e in named if "." in e)
        return weak(value, check, URL_RULES, SUBSTRING) if suspicious else NO_FACTS
    if which in (UrlPart.SCHEME, UrlPart.OTHER):
        return NO_FACTS
    if all(e is None or e.startswith(".") for e in known):
        return only(value, URL_RULES, doubtful=which is UrlPart.MAYBE_HOST)
    if any("." in e for e in named):
        return weak(value, check, URL_RULES, ENDING)
    return NO_FACTS


def fits(node: ast.expr, value: Value, pattern: Pattern, how: str, check: ast.expr) -> Facts:
    """What it tells that a URL or a host fits a regular expression."""
    if part(node, value) in (UrlPart.HOST, UrlPart.MAYBE_HOST):
        ends_there = pattern.ends or how == "fullmatch"
        found = hosts.of_host_pattern(pattern, anchored=ends_there)
    else:
        found = hosts.of_pattern(pattern)
    starts_there = pattern.starts or how in ("match", "fullmatch")
    if found is Host.NONE:
        return NO_FACTS
    if not starts_there:
        return weak(value, check, URL_RULES, UNANCHORED)
    if found is Host.FIXED or (found is Host.OPEN_ENDED and how == "fullmatch"):
        return only(value, URL_RULES)
    return weak(value, check, URL_RULES, {Host.DOTTED: DOT, Host.OPEN_ENDED: UNANCHORED}.get(found, ENDING))
