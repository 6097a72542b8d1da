"""Checks that a token carries in itself: checksums, and structure that only a real one has."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from msgspec import MsgspecError
from msgspec.json import decode

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LONGEST = 8_192


def base62_crc32(token: str) -> bool:
    """Whether the last 6 characters are the CRC32 of what is between them and the prefix, in base 62.

    https://github.blog/engineering/behind-githubs-new-authentication-token-formats/ (GitHub, npm).
    """
    body = token.partition("_")[2]
    return base62(zlib.crc32(body[:-6].encode("utf-8", "replace"))) == body[-6:]


def base62(number: int) -> str:
    """A 32-bit number in 6 digits of 0-9A-Za-z."""
    digits = ""
    while number:
        number, rest = divmod(number, 62)
        digits = _DIGITS[rest] + digits
    return digits.rjust(6, "0")


def hex_crc32(token: str) -> bool:
    """Whether the last 8 characters are the CRC32 of all before them, in upper-case hexadecimal (Atlassian)."""
    return f"{zlib.crc32(token[:-8].encode('utf-8', 'replace')):08X}" == token[-8:]


def is_jwt(token: str) -> bool:
    """Whether the header of a JSON Web Token names an algorithm."""
    header = _json(token.partition(".")[0])
    return isinstance(header.get("alg"), str)


def is_service_role(token: str) -> bool:
    """Whether a JSON Web Token is the key of Supabase's all-powerful role; that of `anon` is meant to be public."""
    return is_jwt(token) and claims(token).get("role") in ("service_role", "supabase_admin")


def is_service_account(token: str) -> bool:
    """Whether a JSON Web Token is that of a Kubernetes service account."""
    issuer = claims(token).get("iss")
    return is_jwt(token) and isinstance(issuer, str) and "kubernetes" in issuer


def claims(token: str) -> dict[str, Any]:
    """The payload of a JSON Web Token, empty where it has none."""
    parts = token.split(".")
    return _json(parts[1]) if len(parts) == 3 else {}


def is_snowflake_first(token: str) -> bool:
    """Whether the part before the first dot is a number of 17 to 20 digits in base 64, as in Discord's tokens."""
    first = _decoded(token.partition(".")[0])
    return 17 <= len(first) <= 20 and first.isdigit()


def is_macaroon(token: str) -> bool:
    """Whether what follows PyPI's prefix is a macaroon of version 2 that names the index."""
    return b"pypi" in _decoded(token.partition("-")[2][:60])


def _json(text: str) -> dict[str, Any]:
    try:
        found = decode(_decoded(text))
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _decoded(text: str) -> bytes:
    """Base 64 of either alphabet, padded or not; empty where it is none."""
    if len(text) > _LONGEST:
        return b""
    bare = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    bare = bare if len(bare) % 4 != 1 else bare[:-1]
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
