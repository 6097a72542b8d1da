"""Credentials that their own form gives away: issued tokens, key blocks, URLs, authorization headers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks.engines.secret_randomness import is_random, is_sequential
from aisec_hooks.engines.secret_tokens import tokens
from aisec_hooks.engines.secret_urls import PASSWORD_WORDS, passwords
from aisec_hooks.engines.secret_values import Shape, is_template, shape
from aisec_hooks.engines.secret_words import are_unknown_words, is_documented, is_placeholder
from aisec_hooks.model import Confidence


class Formed(NamedTuple):
    """A credential in text[start:end]."""

    rule: str
    kind: str
    start: int
    end: int
    confidence: Confidence


_PEM = r"-----BEGIN ((?:[A-Z0-9]{2,12} ){0,3})PRIVATE KEY(?: BLOCK)?-----"
_ARMOUR = r"[A-Za-z0-9+/=]{8,}"
_BODY = (
    r"(?:(?:\\[nr]|[\s\"'`+,#*|>\\]|(?:Proc-Type|DEK-Info|Version"
    r"|Comment):[^\n\\]{0,100}){0,60}[A-Za-z0-9+/=]{4,4000}){1,1000}"
)
_END = r"(?:\\[nr]?|[\s\"'`+,#*|>.]){0,60}-----END [A-Z0-9 ]{0,60}-----"
_LEAST = {"RSA": 120, "DSA": 120, "OPENSSH": 120}
"""A key of these kinds takes more characters; what ends with fewer was cut for a document."""
_SHORTEST_KEY = 48
_PUTTY = r"PuTTY-User-Key-File-[23]: [^\n]{3,40}\n"
_HEADER = r"\b(Bearer|Basic|Token)[ ]([A-Za-z0-9._~+/=-]{16,1000})(?=[\"'`\s\\]|$)"
_INNER = r"(?i)\b(?:password|pwd)[ ]?=[ ]?([^;\"'\s{}<>$&,)]{3,100})(?=[;,\"'\s]|$)"
_DSN = (
    r"(?i)\b(?:server|data source|host|hostaddr|dbname|database|initial catalog|uid|user id|user|driver)[ ]?=[ ]?[^\s;]"
)


def formed(text: str, folded: str, path: str) -> Iterator[Formed]:
    """The credentials in the text, in no special order; `folded` is its lower case."""
    for token in tokens(text, folded, path):
        yield Formed("provider-token", token.format.kind, token.start, token.end, token.confidence)
    if "PRIVATE KEY" in text or "PuTTY-User-Key-File" in text:
        yield from _key_blocks(text)
    if "@" in text and "://" in text:
        for url in passwords(text, path):
            yield Formed("credentials-in-url", f"password in a {url.scheme} URL", url.start, url.end, url.confidence)
    if "Bearer " in text or "Basic " in text or "Token " in text:
        yield from _headers(text)
    if "password" in folded or "pwd" in folded:
        yield from _connection_strings(text)


def is_stand_in(token: str) -> bool:
    """Whether an issued-looking token was made up for a document: masked, spelt out, or a vendor's sample."""
    body = token.rpartition("_")[2] if "_" in token[:12] else token[4:]
    return (
        is_documented(token) or is_placeholder(body) or is_template(token) or len(set(body)) < 7 or is_sequential(body)
    )


def _key_blocks(text: str) -> Iterator[Formed]:
    for begin in re.finditer(_PEM, text):
        end = key_end(text, begin.end())
        if end:
            locked = "ENCRYPTED" in begin[1] or "ENCRYPTED" in text[begin.end() : begin.end() + 80]
            kind = f"{begin[1].strip() or 'PKCS 8'} private key".replace("ENCRYPTED", "encrypted")
            yield Formed("private-key", kind, begin.start(), end, Confidence.MEDIUM if locked else Confidence.HIGH)
    for begin in re.finditer(_PUTTY, text):
        locked = "Encryption: none" not in text[begin.end() : begin.end() + 80]
        end = text.find("Private-MAC", begin.end(), begin.end() + 10_000)
        if end > 0:
            yield Formed(
                "private-key", "PuTTY private key", begin.start(), end, Confidence.MEDIUM if locked else Confidence.HIGH
            )


def key_end(text: str, start: int) -> int:
    """Where the key block whose header ends at `start` ends; 0 where no key material follows a mere header."""
    body = re.compile(_BODY).match(text, start)
    if body is None:
        return 0
    chunks = [chunk for chunk in re.findall(_ARMOUR, body[0]) if len(set(chunk)) > 5 or len(chunk) < 16]
    tail = re.compile(_END).match(text, body.end())
    kind = re.search(r"BEGIN ([A-Z]{3,7}) PRIVATE KEY-----\Z", text[max(0, start - 40) : start])
    least = _LEAST.get(kind[1], _SHORTEST_KEY) if kind and tail else _SHORTEST_KEY
    if sum(map(len, chunks)) < least or max(map(len, chunks)) < 20:
        return 0
    return tail.end() if tail else body.end()


def _headers(text: str) -> Iterator[Formed]:
    for found in re.finditer(_HEADER, text):
        value = found[2]
        if is_stand_in(value) or value.startswith("eyJ"):
            continue
        if found[1] == "Basic":
            if _decodes_to_pair(value):
                yield Formed("hardcoded-secret", "Basic authorization", found.start(2), found.end(2), Confidence.HIGH)
        elif is_random(value):
            yield Formed("hardcoded-secret", f"{found[1]} authorization", found.start(2), found.end(2), Confidence.HIGH)


def _decodes_to_pair(value: str) -> bool:
    try:
        decoded = base64.b64decode(value, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return False
    user, colon, password = decoded.partition(":")
    return (
        bool(colon and user and len(password) >= 4)
        and decoded.isprintable()
        and not is_placeholder(password)
        and password.lower() not in PASSWORD_WORDS
    )


def _connection_strings(text: str) -> Iterator[Formed]:
    """`Server=...;Password=...`, `host=... password=...`, `cache:6380,password=...` on one line."""
    for found in re.finditer(_INNER, text):
        before = text[max(0, found.start() - 200) : found.start()].rpartition("\n")[2]
        ahead = text[found.end() : found.end() + 200].partition("\n")[0]
        listed = re.search(r":\d{2,5},(?:\w+=\w+,)*\Z", before) is not None
        if not listed and not re.search(_DSN, before) and not re.search(_DSN, ahead):
            continue
        sure = shape(found[1]) in (Shape.MIXED, Shape.RANDOM, Shape.COMMON, Shape.BOAST) or are_unknown_words(found[1])
        if sure and (listed or ";" in before + ahead or "dbname" in before + ahead):
            yield Formed(
                "hardcoded-secret", "password in a connection string", found.start(1), found.end(1), Confidence.HIGH
            )
