"""How else a secret that is known may be written: in base 64, in hexadecimal, for a URL, a page or a literal."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from contextlib import suppress

from aisec_hooks import late

LONGEST = 500
"""Of a longer secret no other spelling is looked for."""
_BASE64 = late.compiled(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_HEXADECIMAL = late.compiled(r"(?:[0-9a-fA-F]{2}){6,}")
_IN_URL = late.compiled(r"(?:%[0-9a-fA-F]{2})+")
_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")  # RFC 3986
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def spellings(secret: str) -> set[str]:
    """The other spellings of a secret and, where it is one itself, what it stands for."""
    if not 0 < len(secret) <= LONGEST:
        return set()
    return {s for s in (*_encoded(secret), *_decoded(secret)) if s and s != secret and "\n" not in s}


def _encoded(secret: str) -> Iterator[str]:
    raw = secret.encode("utf-8", "surrogatepass")
    standard = binascii.b2a_base64(raw, newline=False).decode()
    for made in (standard, standard.replace("+", "-").replace("/", "_")):
        yield from (made, made.rstrip("="))
    yield from (raw.hex(), raw.hex().upper())
    quoted = "".join(chr(b) if chr(b) in _KEPT else f"%{b:02X}" for b in raw)
    yield from (quoted, quoted.replace("%2F", "/"), quoted.replace("%20", "+"), secret.replace("@", "%40"))
    yield "".join(_ENTITIES.get(c, c) for c in secret)
    yield "".join(f"\\x{b:02x}" for b in raw)
    yield "".join(f"\\u{ord(c):04x}" for c in secret if ord(c) <= 0xFFFF)


def _decoded(secret: str) -> Iterator[str]:
    """What it stands for; of a user and a password in one also the password."""
    for text in _read(secret):
        if text.isprintable() and "\ufffd" not in text:
            yield from (text, text.partition(":")[2])


def _read(secret: str) -> Iterator[str]:
    if _BASE64.fullmatch(secret):
        bare = secret.rstrip("=").replace("-", "+").replace("_", "/")
        with suppress(binascii.Error):
            yield binascii.a2b_base64(bare + "=" * (-len(bare) % 4)).decode("utf-8", "replace")
    if _HEXADECIMAL.fullmatch(secret):
        yield bytes.fromhex(secret).decode("utf-8", "replace")
    if "%" in secret:
        yield _IN_URL.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"), secret)
