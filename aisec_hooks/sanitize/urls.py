"""Who, with what and where, in URLs that log in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines.secret_values import is_template
from aisec_hooks.scrub.forms import unfilled

_AUTHORITY = late.compiled(
    r"://([^\s:/?#\"'`<>\\@]{0,100})(?::([^\s/\"'`<>\\]{1,200}))?@(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9_.-]{1,200})"
)
_USERS = frozenset(
    "user username usr login name root admin postgres mysql mongo redis sa guest git oauth2 token x-access-token "
    "x-token-auth _json_key __token__ api anonymous test dev app default public".split()
)
_HOSTS = frozenset("localhost host hostname server domain host.docker.internal kubernetes.docker.internal".split())
_PLAIN = ("example.com", "example.org", "example.net", ".example", ".test", ".invalid", ".localhost")
_KNOWN = (
    "github.com",
    "gitlab.com",
    "bitbucket.org",
    "ingest.sentry.io",
    "sentry.io",
    "docker.io",
)
"""Where everybody logs in: such a name says nothing, and the assistant needs it."""


class Part(NamedTuple):
    """text[start:end] of a URL is its "password", "user" or "host"."""

    kind: str
    start: int
    end: int


def parts(text: str) -> Iterator[Part]:
    """What to replace in the URLs of a text that name a user."""
    for found in _AUTHORITY.finditer(text):
        user, password, host = found.groups()
        if password is not None and not is_template(password.replace("$", "S")):
            yield from (Part("password", start, end) for start, end in unfilled(text, *found.span(2)))
        if user and user.lower() not in _USERS and not is_template(user):
            yield Part("user", *found.span(1))
        if password is not None and is_telling(host):
            yield Part("host", *found.span(3))


def is_telling(host: str) -> bool:
    """Whether a host's name says where somebody's machine is."""
    folded = host.lower().rstrip(".")
    if "." not in folded or folded in _HOSTS or folded.startswith("127.") or folded == "0.0.0.0":
        return False
    return not folded.endswith(_PLAIN) and not any(folded == k or folded.endswith(f".{k}") for k in _KNOWN)
