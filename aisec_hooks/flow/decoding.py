"""Texts that are decoded after they were checked: what was found out about the coded form need not hold for them."""

from __future__ import annotations

from aisec_hooks.flow.alphabets import SPECIAL, stopped
from aisec_hooks.flow.escapes import MARKS
from aisec_hooks.flow.facts import (
    DECODED,
    NO_BACKSLASH,
    NO_DOTS,
    NOT_ABSOLUTE,
    NOT_DOUBLE,
    ROOTED,
    About,
    Facts,
    about,
    is_lacking,
)
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value

_PERCENT = frozenset(f"urllib.parse.{name}" for name in ("unquote", "unquote_plus", "unquote_to_bytes"))
DECODERS = (
    _PERCENT
    | frozenset(f"base64.{n}" for n in "b64decode urlsafe_b64decode standard_b64decode b32decode b16decode".split())
    | frozenset("html.unescape html.parser.unescape binascii.unhexlify binascii.a2b_base64 bytes.fromhex".split())
    | frozenset("codecs.decode zlib.decompress gzip.decompress quopri.decodestring".split())
)
_SPELT = frozenset({NO_DOTS, NOT_ABSOLUTE, ROOTED, NOT_DOUBLE, NO_BACKSLASH, "server-side-request-forgery"}) | (
    frozenset(stopped(SPECIAL)) - {"insecure-deserialization"}  # that may be known of who sent it
)
"""What a check of letters or an escape of some tells; who sent a text, or that it is one of a list, stays so."""


def decoded(name: str, value: Value, facts: Facts) -> Value:
    """What such a function makes of a text: one of its own, if anything can have been known of how it was spelt."""
    if not value.taints:
        return value
    return Value(frozenset(_decoded(name, t, about(facts, t)) for t in value.taints), opaque=value.opaque)


def _decoded(name: str, taint: Taint, known: About) -> Taint:
    spelt = frozenset(m for m in known.marks if m in _SPELT or is_lacking(m) or m in MARKS)
    told = bool(spelt or known.doubtful or known.weak)
    if (name in _PERCENT and "%" in known.absent) or (name not in _PERCENT and not told):
        return taint
    # the same text wherever it is decoded: what is found out about it once holds the next time, too
    made = taint.bare().spared(known.marks - spelt).item(DECODED)
    return made.doubted() if known.doubtful else made
