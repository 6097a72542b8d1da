"""Credentials that a call is handed by position: `login(user, "…")`, `createHmac("sha256", "…")`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_text import Named
from aisec_hooks.engines.secret_verdicts import Use

LONGEST = 600
"""Characters of a call's arguments that are looked at."""
MOST_ARGUMENTS = 8
_MOST_SIGNS = 80
"""Brackets, commas and literals of a call's arguments."""

Pick = Callable[[Sequence[str]], int | None]
"""The arguments of a call, as written -> the number of the one that is the credential."""


class _Call(NamedTuple):
    """Calls by the last part of their name."""

    ends: str
    """How their names end, in lower case without underscores and each before a bracket."""
    names: str
    """What the whole name is, likewise."""
    pick: Pick
    role: str
    """The name that says what the argument is."""


def _at(index: int, least: int = 0) -> Pick:
    return lambda arguments: index if len(arguments) > max(index, least - 1) else None


def _last(least: int) -> Pick:
    return lambda arguments: len(arguments) - 1 if len(arguments) >= least else None


def _connected(arguments: Sequence[str]) -> int | None:
    """host, user, password; or host, port, user, password."""
    at = 3 if len(arguments) > 1 and _is_port(arguments[1]) else 2
    if len(arguments) <= at:
        return None
    host = arguments[0]
    return at if host[:1] not in "\"'" or "." in host or "host" in host else None


def _is_port(argument: str) -> bool:
    """Whether it is a number or called a port; a user may be called 'reporting'."""
    return argument.strip("\"'").isdigit() or (argument[:1] not in "\"'" and "port" in argument.lower())


_CALLS = (
    _Call(
        "login logon signin log_in sign_in authenticate auth credential credentials authentication"
        " authenticationtoken simple_bind simple_bind_s authprovider username_pw_set credentials.create",
        r"log(?:in|on)|signin|authenticate|\w{0,20}basicauth|auth|\w{0,20}digestauth|\w{0,30}credentials?"
        r"|passwordauthentication|\w{0,30}passwordauthenticationtoken|simplebinds?|usernamepwset|create|\w{0,12}authprovider",
        _at(1),
        "password",
    ),
    _Call("plainauth", "plainauth", _at(2), "password"),
    _Call(
        "ftp_login ftp ftp_tls getconnection sequelize pdo",
        "ftplogin|getconnection|sequelize|pdo|ftp(?:tls)?",
        _at(2),
        "password",
    ),
    _Call(
        "create_user createuser create_superuser createsuperuser add_user adduser andpassword and_password",
        r"create(?:super)?user|adduser|\w{0,30}withemailandpassword",
        _last(2),
        "password",
    ),
    _Call("connect mysqli imap_open", r"connect|mysqli(?:connect)?|imapopen", _connected, "password"),
    _Call(
        "password passwd pwd hashpw password_hash",
        r"(?:set|make|hash|check|verify|encrypt|with|use)?(?:password|passwd|pwd)|hashpw|passwordhash",
        _at(0),
        "password",
    ),
    _Call(
        "apikey api_key token openai stripe anthropic apiclient bearerauth bearer_auth",
        "(?:set|with|use|add)?(?:apikey|(?:access|auth|bearer|api)token)|openai|stripe|anthropic|sendgridapiclient"
        "|bearerauth|(?:set|with|use|add)token",
        _at(0),
        "api_key",
    ),
)
_CLIENTS = (_Call("client algoliasearch searchclient", "client|algoliasearch|searchclient", _at(1), "authorization"),)
_SIGNING = (
    _Call(
        "jwt.encode jwt.decode jwt.sign jwt.verify aes.encrypt aes.decrypt createhmac createcipher createcipheriv"
        " createdecipheriv hash_hmac",
        "encode|decode|sign|verify|encrypt|decrypt|createhmac|create(?:de)?cipher(?:iv)?|hashhmac",
        _at(1),
        "secret",
    ),
    _Call(
        "fernet aes.new hmacshakeyfor hmac256 hmac384 hmac512 hmacsha1 hmacsha256 hmacsha384 hmacsha512"
        " secretkeyspec signingkey"
        " securitykey cookieparser cookiestore",
        r"fernet|new|hmacshakeyfor|hmac(?:sha)?\d{1,3}|secretkeyspec|(?:set)?signingkey|symmetricsecuritykey"
        r"|cookie(?:parser|store)",
        _at(0),
        "secret",
    ),
)
HINTS = tuple(end + "(" for call in _CALLS + _CLIENTS + _SIGNING for end in call.ends.split())
"""A text with none of these has no call that is known here."""
_LITERAL = late.compiled(
    r"(?:new\s{1,4})?(?:[\w.:\[\]]{1,40}\()?\s{0,4}"
    r"[$@bBfFrRuU]{0,2}(?:\"((?:[^\"\\\n]|\\.){3,400})\"|'((?:[^'\\\n]|\\.){3,400})'|`([^`\\\n]{3,400})`)"
    r"(?:\.\w{1,20}\([^()]{0,40}\)|[,)].{0,40})?\Z"
)
_NAME = late.compiled(r"\w{1,40}\Z")
_SIGNS = late.compiled(r"[()\[\]{},]|[\"'`]|\n\s{0,80}(?:#|//)")
_SIGNS_OF_LINE = late.compiled(r"[()\[\]{},\n]|[\"'`]")


def arguments(text: str, folded: str, *, python: bool) -> Iterator[Named]:
    """The literals at the places of calls where credentials go; `folded` is the text in lower case."""
    for call in _CALLS + _CLIENTS + _SIGNING:
        for end in call.ends.split():
            openers = ("(", " '", ' "') if end.endswith("auth") and not python else ("(",)  # Ruby needs no brackets
            for at in (at for opener in openers for at in places.occurrences(folded, end + opener)):
                name = _NAME.search(folded, max(0, at - 40), at + len(end))
                if name is not None and re.fullmatch(call.names, name[0].replace("_", "")):
                    yield from _argument(text, name.start(), name.end(), call)


def _argument(text: str, start: int, end: int, call: _Call) -> Iterator[Named]:
    """The credential of the call of text[start:end]."""
    if text[max(0, start - 5) : start].rstrip().endswith(("def", "func", "fun", "fn")):
        return
    spans = _spans(text, end + 1, bracket=text[end] == "(")
    number = call.pick([text[first:last] for first, last in spans])
    if number is None:
        return
    first, last = spans[number]
    literal = _LITERAL.fullmatch(text[first:last])
    if literal is not None and literal.lastindex:
        at = first + literal.start(literal.lastindex)
        yield Named(call.role, literal[literal.lastindex], at, Use.HANDED, True, f"a call of `{text[start:end]}`")


def _spans(text: str, at: int, *, bracket: bool) -> list[tuple[int, int]]:
    """Where the arguments of a call stand that begin at `at`; none where its bracket does not close soon."""
    found: list[tuple[int, int]] = []
    depth, start, stop = 0, at, min(len(text), at + LONGEST)
    for _ in range(_MOST_SIGNS):
        if len(found) >= MOST_ARGUMENTS:
            break
        sign = (_SIGNS if bracket else _SIGNS_OF_LINE).search(text, at, stop)
        if sign is None:
            return []
        if sign[0][0] == "\n":
            return [*found, _trimmed(text, start, sign.start())] if not bracket else []
        at = sign.end()
        match sign[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}" if depth == 0:
                return [*found, _trimmed(text, start, at - 1)]
            case ")" | "]" | "}":
                depth -= 1
            case "," if depth == 0:
                found.append(_trimmed(text, start, at - 1))
                start = at
            case '"' | "'" | "`" as quote:
                at = _closing(text, at, quote, stop)
    return []


def _closing(text: str, at: int, quote: str, stop: int) -> int:
    """After the quote that ends a literal."""
    while at < stop and text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
