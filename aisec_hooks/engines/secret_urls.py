"""Passwords inside URLs: where they are, how likely they are real."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_randomness import is_random
from aisec_hooks.engines.secret_values import Shape, is_template, shape
from aisec_hooks.engines.secret_words import is_documented, is_placeholder
from aisec_hooks.model import Confidence


class UrlPassword(NamedTuple):
    """The password of a URL: text[start:end]."""

    scheme: str
    start: int
    end: int
    confidence: Confidence


_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]{1,30}\Z"
_AUTHORITY = (
    r"(\{[^{}\n]{0,120}\}|[^\s:/?#\"'`<>\\@]{0,100}):([^\s/\"'`<>\\]{1,200})@(\[[0-9a-fA-F:]+\]|[A-Za-z0-9_.-]{1,200}"
    r"|[$%{<][^\s/\"'`]{0,100})"
)
_LOCAL_HOSTS = frozenset(("localhost", "127.0.0.1", "0.0.0.0", "[::1]", "host.docker.internal", "local"))
_HOST_WORDS = frozenset(
    "host hostname server domain address addr proxy example.com example.org example.net ip myhost yourhost hostport "
    "somewhere foo bar".split()
)
_NO_USERS = frozenset(("docker", "docker-daemon", "oci", "cvs", "pkg"))
PASSWORD_WORDS = frozenset(
    "password pass passwd pwd pw p secret token key user username credentials foo bar baz qux test x xx abc apikey "
    "api_key mypassword my_password passw0rd word".split()
)


def passwords(text: str, path: str) -> Iterator[UrlPassword]:
    """The passwords of the URLs in a text."""
    at = text.find("://")
    while at >= 0:
        found = re.compile(_AUTHORITY).match(text, at + 3)
        scheme = re.compile(_SCHEME).search(text, max(0, at - 31), at)
        if found is not None and scheme is not None:
            sure = url_confidence(found[1], found[2], found[3], path)
            if sure is not None and scheme[0].lower() not in _NO_USERS:
                yield UrlPassword(scheme[0].lower(), found.start(2), found.end(2), sure)
        at = text.find("://", at + 3)


def url_confidence(user: str, password: str, host: str, path: str) -> Confidence | None:
    """How sure it is that a URL's password is real, None if it plainly is not."""
    bare = host.lower().strip(".")
    if (
        is_template(password)
        or re.search(r"[{}]|\$\w+$", password)
        or is_documented(password)
        or is_placeholder(password)
        or _is_pattern(password)
    ):
        return None
    if password[0] in "$%{<*" or bare.startswith("sha256"):
        return None
    folded = password.lower()
    if host[0] in "$%{<":
        return Confidence.HIGH if shape(password) in (Shape.MIXED, Shape.RANDOM) and len(password) >= 6 else None
    if folded in PASSWORD_WORDS and (bare in _HOST_WORDS or bare.startswith("your")):
        return None
    if folded in PASSWORD_WORDS and user.lower() in ("user", "username", "usr", "u", "login", "name"):
        return None
    if bare in _HOST_WORDS and user.lower() in ("user", "username", "u", "foo", "usr", "") and not is_random(password):
        return None
    local = bare in _LOCAL_HOSTS or bare.startswith("127.")
    if local and (folded in PASSWORD_WORDS or folded == user.lower()):
        return None
    if (
        folded in PASSWORD_WORDS
        or folded == user.lower()
        or _goes_with(user.lower(), folded)
        or len(password) < 5
        or shape(password) is Shape.WEAK
    ):
        return Confidence.MEDIUM
    if local:
        return Confidence.MEDIUM
    plain = not any(c.isdigit() for c in password) or places.is_local_setup(path)
    if "." not in bare and plain and not is_random(password):
        return Confidence.MEDIUM
    return Confidence.HIGH


def _is_pattern(password: str) -> bool:
    """Whether it is a regular expression, the name of a setting, the first of several words that stand for hosts."""
    first, at, _ = password.partition("@")
    return (
        bool(at and first.lower() in PASSWORD_WORDS)
        or re.search(r"\[\^|^\[|^\(\?|^[A-Z]+(?:_[A-Z]+)+\Z", password) is not None
    )


def _goes_with(user: str, password: str) -> bool:
    """Whether the two were made up together: `dbuser:dbpass`."""
    stem = user.removesuffix("user")
    return stem != user and password in (stem + "pass", stem + "password", stem + "pwd", stem + "secret")
