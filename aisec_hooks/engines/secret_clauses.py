"""Credentials whose place in a line a language or a protocol fixes: SQL clauses, headers, parameters, directives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_text import Named
from aisec_hooks.engines.secret_verdicts import Use

_IDENTIFIED = late.compiled(
    r"(?:identified\s{1,8}(?:with\s{1,8}[\w'\"]{1,40}\s{1,8})?(?:by|as)(?:\s{1,8}password)?|password\s{0,8}=?)\s{0,8}"
    r"n?\\?(?:'([^'\n\\]{3,200})|\"([^\"\n\\]{3,200}))"
)
_STATEMENT = late.compiled(r"\b(?:create|alter|set|grant|drop|replace)\b[^;]{0,300}\Z", re.DOTALL)
_HEADER = late.compiled(
    r"[\"']?\s{0,4}(?::|=>|=|,)\s{0,4}[\"'`]?(?:(?:token|bearer|bot|apikey|api-?key|key|ssws|geniekey|splunk"
    r"|klaviyo-api-key|discogs|deepl-auth-key|zoho-oauthtoken)[ ]{1,4}(?:token=)?)?([\w.~+/=:-]{12,1000})(?![\w(\[{$])"
)
_HEADERS = (
    "authorization",
    "api-key",
    "apikey",
    "private-token",
    "job-token",
    "circle-token",
    "auth-token",
    "access-token",
    "vault-token",
    "figma-token",
    "api-token",
    "subscription-key",
    "application-key",
    "functions-key",
    "rapidapi-key",
    "auth-key",
    "jfrog-art-api",
    "honeycomb-team",
)
_GO = late.compiled(r"[\"'`]([\w.-]{1,60}):([^@\s\"'`:/]{4,100})@(?:tcp|unix)\(")
_FIELD = late.compiled(r"\"([^\"\s]{12,500})\"(?=,\s{0,8}forHTTPHeaderField:\s{0,8}\"([\w-]{3,40})\")")
_GIVEN = ("key=", "token=", "secret=", "password=", "passwd=", "pwd=", "pass=")
_PARAMETER = late.compiled(r"[?&\"']([A-Za-z_.-]{1,40})\Z")
_VALUE = late.compiled(r"[^&\s\"'<>`#{}$,;]{6,500}")
_LOGIN = late.compiled(
    r"\b(?:user(?:name)?|uid|login)\s?=\s?[^\s,;=\"'<>{}$]{1,80}[,;&]\s?(?:password|passwd|pass|pwd)\Z", re.IGNORECASE
)
_VARIABLE = late.compiled(r"[\"'][ \t]?([A-Z][A-Z0-9_]{2,60})=([^\s\"'`;|&<>(){}$\\]{6,300})(?=[\"'\s])")
_DEFAULT = late.compiled(r"\$\{([A-Za-z_][\w.-]{0,80}):[-=?]?([^}${\s\"']{4,200})\}")
_DIRECTIVE = late.compiled(r"(?:requirepass|masterauth)[ \t]{1,8}[\"']?([^\s\"']{6,200})")
_PAIR = late.compiled(
    r"(?:auth|credentials?|userpass|user_pass|login)[\"']?\s{0,4}(?::|=>|=)\s{0,4}[\"']([\w.@+-]{1,60}):([^\s:\"']{6,100})[\"']"
)


def clauses(text: str, folded: str) -> Iterator[Named]:
    """The credentials of SQL statements, headers, parameters and directives; `folded` is the text in lower case."""
    if "password" in folded or "identified" in folded:
        yield from _statements(text, folded)
    for name in _HEADERS:
        done = 0
        for at in places.occurrences(folded, name):
            header = _HEADER.match(folded, at + len(name)) if at >= done else None
            if header is not None:
                done = header.end()
                value = text[header.start(1) : header.end(1)]
                yield Named(
                    "authorization", value, header.start(1), Use.HANDED, quoted=True, place="a request's header"
                )
    yield from _assigned(text, folded)


def _assigned(text: str, folded: str) -> Iterator[Named]:
    """Values that a line of another format assigns: query parameters, directives, options of a mount, user:password."""
    for at, end in places.any_of(folded, _GIVEN):
        value = _VALUE.match(text, end)
        before = text[max(0, end - 130) : end - 1]
        parameter = _PARAMETER.search(before, max(0, len(before) - 41))
        if value is not None and parameter is not None and parameter[1].lower() != "key":  # as often for everybody
            name = "authorization" if parameter[1].lower() == "token" else parameter[1]
            yield Named(name, value[0], end, Use.HANDED, quoted=True, place=f"the parameter `{parameter[1]}`")
        elif value is not None and folded.startswith("p", at) and _LOGIN.search(before):
            yield Named("password", value[0], end, Use.HANDED, quoted=True, place="a list of options")
    for found in _GO.finditer(text) if "@tcp(" in text or "@unix(" in text else ():
        yield Named("password", found[2], found.start(2), Use.HANDED, quoted=True, place="a data source name")
    for found in _FIELD.finditer(text) if "forHTTPHeaderField" in text else ():
        yield Named(found[2], found[1], found.start(1), Use.HANDED, quoted=True, place=f"the header `{found[2]}`")
    for found in _VARIABLE.finditer(text) if "=" in text else ():
        yield Named(found[1], found[2], found.start(2), Use.HANDED, quoted=False)
    for found in _DEFAULT.finditer(text) if "${" in text else ():
        yield Named(found[1].rpartition(".")[2], found[2], found.start(2), Use.ASSIGNED, quoted=False)
    for word in ("requirepass", "masterauth"):
        for at in places.occurrences(folded, word):
            directive = _DIRECTIVE.match(folded, at)
            if directive is not None:
                yield _taken(text, directive, 1, f"`{word}`")
    for word in ("auth", "credential", "login", "userpass"):
        for at in places.occurrences(folded, word):
            pair = _PAIR.match(folded, at)
            if pair is not None and not (pair[1].isalpha() and pair[2].isalpha()):  # names, one in another
                yield _taken(text, pair, 2, "a pair of user and password")


def _taken(text: str, found: re.Match[str], group: int, place: str) -> Named:
    start, end = found.span(group)
    return Named("password", text[start:end], start, Use.HANDED, quoted=True, place=place)


def _statements(text: str, folded: str) -> Iterator[Named]:
    found = (
        _IDENTIFIED.match(folded, at) for word in ("identified", "password") for at in places.occurrences(folded, word)
    )
    for clause in found:
        if clause is None:
            continue
        before = folded[max(0, clause.start() - 300) : clause.start()]
        if not clause[0].startswith("identified") and _STATEMENT.search(before) is None:
            continue
        group = clause.lastindex or 1
        start, end = clause.span(group)
        yield Named("password", text[start:end], start, Use.HANDED, quoted=True, place="an SQL statement")
