"""What looks secret by its own form: random runs, key blocks, parts of URLs, arguments of commands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.engines.secret_randomness import is_random
from aisec_hooks.engines.token_formats import PREFIXES
from aisec_hooks.scrub.stretches import Stretch

KEY_LINES = 60
"""A key block ends after so many lines, if it says so or not."""
_LONGEST_KEY = 20_000
"""Characters of a line that are taken for a key on one line."""
_TOKEN = late.compiled(r"[A-Za-z0-9_+/=-]{12,}")
_PIECE = late.compiled(r"[A-Za-z0-9]+")
_WORD = late.compiled(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_KIND = late.compiled(r"[a-z]+|[A-Z]+|[0-9]+")
_TURN = late.compiled(r"[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])")
_UUID = late.compiled(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ADVISORY = late.compiled(r"GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}")
"""The name of an advisory, which the whole world knows."""
_ISSUED = late.compiled(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(re.escape(start) for start in PREFIXES)}"
    rf"|[rs]k_(?:live|test)_|sk-|AKIA|ASIA|AIza|eyJ|ya29\.|hv[sbr]\.)[A-Za-z0-9_.~+/=-]{{10,}}"
)
_AUTHORITY = late.compiled(r"://([^\s\"'`<>@]{0,200}(?:@[^\s\"'`<>@/]{0,200}){0,3})@(?=[^\s\"'`/]|$)")
_PORT = late.compiled(r"[\w.-]*:\d{1,5}/")
_FIELD = late.compiled(
    r"\$\{[^{}\n]*\}|\{\{[^{}\n]*\}\}|\{[^{}\n]*\}|%\(\w+\)[sdr]|%[sdr]|\$\([^()\n]*\)"
    r"|\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+)(?!\w)|(?<![\w$])\$\d(?!\w)"
)
_LONG_OPTION = late.compiled(
    r"(?i)(?<![\w-])--[\w-]{0,20}(?:pass|pw|secret|token|key|auth)[\w-]{0,20}[ =][\"']?"
    r"([^\s\"'-][^\s\"']{2,199})"
)
_ODD = late.compiled(
    r"(?<=[\"'])(?=[^\"'\s]{0,63}[&$!@#%^*~?])(?=[^\"'\s]{0,63}\d)(?=[^\"'\s]{0,63}[a-z])(?=[^\"'\s]{0,63}[A-Z])"
    r"[\w&$!@#%^*~?.+=:;,-]{8,64}(?=[\"'])"
)
"""A whole literal of all kinds of characters, as people are told to choose their passwords."""
_QUERY = late.compiled(
    r"(?i)[?&;][\w.\[\]-]{0,40}(?:key|token|secret|pass|pwd|sig|auth|code|sid|credential)[\w.\[\]-]{0,40}="
    r"([^&\s\"'<>`]+)"
)
_COMMAND = late.compiled(
    r"\b(?:mysql\w*|mariadb[\w-]*|sshpass|7z\w?|zip|unzip|redis-cli|mongo\w*|sqlcmd|bcp|ldap\w+|docker|podman|helm"
    r"|smbclient|az|openssl|htpasswd|curl|wget|http|https|rabbitmqctl|psql|keytool|sqlplus|isql|plink|pscp)\b"
)
_OPTION = late.compiled(
    r"(?<=[\s\"',])(?:-[pPaw][ ]?|-u[ ]?[^\s:\"']{1,80}:|(?:-pass(?:in|out)?|-k)[ ](?:pass:)?|-storepass[ ])"
    r"([^\s\"'-][^\s\"']{2,})"
)
_HEADER = late.compiled(r"(?i)\b(?:bearer|basic|token|apikey|digest|negotiate)[ ]+([A-Za-z0-9._~+/=:-]{8,})")
_BEGIN = late.compiled(r"-----BEGIN [A-Z0-9 ]{0,60}PRIVATE KEY[A-Z0-9 ]{0,20}-----|PuTTY-User-Key-File-\d: \S+")
_ARMOUR = late.compiled(r"[A-Za-z0-9+/=]{16,}")
_TRIM = " \t\"'`+,;()#*|>\\/.:[]{}brnu"


def formed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What looks secret in text[start:end]; key blocks may have begun above."""
    for token in _TOKEN.finditer(text, start, end):
        yield from _random(token[0], token.start())
    yield from (m.span() for m in _UUID.finditer(text, start, end))
    yield from placed(text, start, end)


def placed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What in text[start:end] is secret by more than looking random: by its first characters or its place."""
    yield from (m.span() for m in _ISSUED.finditer(text, start, end) if any(c.isdigit() for c in m[0]))
    yield from (m.span(1) for m in _HEADER.finditer(text, start, end) if any(c.isdigit() for c in m[1]))
    yield from (m.span() for m in _ODD.finditer(text, start, end) if "://" not in m[0])
    for option in _LONG_OPTION.finditer(text, start, end):
        yield from unfilled(text, *option.span(1))
    for found in _AUTHORITY.finditer(text, start, end):
        yield from _user(found)
    for found in _QUERY.finditer(text, start, end):
        yield from unfilled(text, *found.span(1))
    looked = start
    for command in _COMMAND.finditer(text, start, end):
        limit = min(end, command.end() + 1_000)
        stop = text.find("\n", command.end(), limit)
        for found in _OPTION.finditer(text, max(looked, command.end()), stop if stop >= 0 else limit):
            yield from unfilled(text, *found.span(1))
        looked = stop if stop >= 0 else limit
    if "PRIVATE KEY" in text or "PuTTY" in text:
        yield from _keys(text, start, end)


def unfilled(text: str, start: int, end: int) -> Iterator[Stretch]:
    """text[start:end] less the fields of a template in it, nothing if they are all of it."""
    at, found = start, []
    for field in _FIELD.finditer(text, start, end):
        found.append((at, field.start()))
        at = field.end()
    yield from (f for f in (*found, (at, end)) if sum(map(str.isalnum, text[f[0] : f[1]])) > (2 if found else 0))


def looks_random(run: str) -> bool:
    """Whether letters and digits without anything between look machine-made: they change kind all the time."""
    if len(run) < 12:
        return False
    words = _WORD.findall(run)
    digits = any(c.isdigit() for c in run)
    spelt = sum(len(w) for w in words if len(w) >= 4 and not w.isdigit() and not set("aeiouy").isdisjoint(w.lower()))
    mean = len(run) / len(words) if words else len(run)
    if len(words) >= 5 and mean < (3.4 if digits else 2.9) and spelt <= len(run) * (0.45 if digits else 0.34):
        return True
    if spelt > 0.6 * len(run):
        return False
    turns = len(_TURN.findall(run))
    if turns >= 4 and turns >= len(run) / 6:
        return True
    many = len(_KIND.findall(run)) >= 0.42 * len(run) and len(words) >= 6 and mean < 3.3 and digits
    return many or is_random(run)


def _random(token: str, at: int) -> Iterator[Stretch]:
    """The random pieces of a token, with what hangs on them."""
    if _is_hexadecimal_number(token) or _ADVISORY.fullmatch(token):
        return
    pieces = list(_PIECE.finditer(token))
    random = [looks_random(piece[0]) for piece in pieces]
    if not any(random):
        if len(token) >= 16 and "/" not in token and "=" not in token.rstrip("=") and is_random(token):
            yield at, at + len(token)
        return
    start = end = -1
    for i, piece in enumerate(pieces):
        beside = any(random[max(0, i - 1) : i + 2])
        if random[i] or (beside and len(piece[0]) / max(1, len(_WORD.findall(piece[0]))) < 3):
            start, end = (piece.start(), piece.end()) if start < 0 else (start, piece.end())
        elif start >= 0:
            yield at + start, at + end
            start = -1
    if start >= 0:
        yield at + start, at + end


def _is_hexadecimal_number(token: str) -> bool:
    return token.startswith(("0x", "0X")) and len(token) <= 18


def _user(found: re.Match[str]) -> Iterator[Stretch]:
    """The password of a URL, and a user that is a token itself."""
    inside = found[1]
    user, colon, _ = inside.partition(":")
    if _PORT.match(inside) or ("/" in inside and not colon) or ("/" in user):
        return  # the @ is in the path
    start = found.start(1)
    if colon:
        yield from unfilled(found.string, start + len(user) + 1, found.end(1))
    if len(user) >= 16 or looks_random(user):
        yield from unfilled(found.string, start, start + len(user))


def _keys(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What follows the head of a key, as far as it looks like key material; a mere mention hides nothing."""
    above = start
    for _ in range(KEY_LINES):
        above = text.rfind("\n", 0, max(0, above - 1)) + 1
    at = 0
    for begin in _BEGIN.finditer(text, above, end):
        if begin.start() < at:
            continue  # in a line that was looked at
        at = begin.end()
        for number in range(KEY_LINES):
            limit = min(len(text), at + _LONGEST_KEY)
            stop = text.find("\n", at, limit)
            stop = limit if stop < 0 else stop
            line = text[at:stop]
            if "-----END" in line or "Private-MAC" in line:
                yield from _material(text, at, at + line.find("-----END") if "-----END" in line else stop)
                at += line.find("-----END") + 1
                break
            if number and not _is_material(line):
                break
            yield from _material(text, at, stop)
            at = stop + 1
            if at > len(text):
                break


def _is_material(line: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9+/=]*|[A-Z][\w-]+: .*", line.strip(_TRIM)) is not None


def _material(text: str, start: int, end: int) -> Iterator[Stretch]:
    for run in re.compile(r"[A-Za-z0-9+/=]{3,}").finditer(text, start, end):
        yield run.span()
