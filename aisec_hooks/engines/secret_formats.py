"""Credentials that their own form gives away: issued tokens, private keys, URLs, authorization headers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks.engines.secret_keys import certainty, keys
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


_HEADER = r"\b(Bearer|Basic|Token)[ ]([A-Za-z0-9._~+/=-]{16,1000})(?=[\"'`\s\\]|$)"
_INNER = r"(?i)\b(?:password|pwd)[ ]?=[ ]?([^;\"'\s{}<>$&,)]{3,100})(?=[;,\"'\s]|$)"
_DSN = (
    r"(?i)\b(?:server|data source|host|hostaddr|dbname|database|initial catalog|uid|user id|user|driver)[ ]?=[ ]?[^\s;]"
)


def formed(text: str, folded: str, path: str) -> Iterator[Formed]:
    """The credentials in the text, in no special order; `folded` is its lower case."""
    for token in tokens(text, folded, path):
        yield Formed("provider-token", token.format.kind, token.start, token.end, token.confidence)
    for key in keys(text):
        sure = certainty(key, path)
        if sure is not None:
            yield Formed("private-key", key.kind, key.start, key.end, sure)
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
