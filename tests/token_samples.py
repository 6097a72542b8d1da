"""Tokens made up at run time from the patterns of the formats, with the checksums and the structure that are wanted."""

from __future__ import annotations

import base64
import importlib
import json
import random
import re
import sys
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from aisec_hooks.engines import token_checks as checks
from aisec_hooks.engines.secret_randomness import is_random, is_sequential, is_uuid
from aisec_hooks.engines.secret_words import is_placeholder
from aisec_hooks.engines.token_formats.layout import Format
from tests.check import checked

if sys.version_info >= (3, 11):
    codes: Any = importlib.import_module("re._constants")
    parser: Any = importlib.import_module("re._parser")
else:
    codes = importlib.import_module("sre_constants")
    parser = importlib.import_module("sre_parse")

PRINTABLE = [chr(c) for c in range(33, 127)]


def tree(pattern: str) -> list[tuple[Any, Any]]:
    """The parsed pattern, as a list of (code, argument)."""
    return list(parser.parse(pattern))


def made(pattern: str, rng: random.Random, shortest: bool = False) -> str:
    """A random text that the pattern matches."""
    return "".join(_piece(code, argument, rng, shortest) for code, argument in parser.parse(pattern))


def _piece(code: Any, argument: Any, rng: random.Random, shortest: bool) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.IN:
        return rng.choice(_members(argument))
    if code is codes.CATEGORY:
        return rng.choice([c for c in PRINTABLE if re.match(r"\d" if argument is codes.CATEGORY_DIGIT else r"\w", c)])
    if code is codes.MAX_REPEAT:
        least, most, inner = argument
        count = least if shortest else rng.randint(least, min(most, least + 12))
        return "".join(_all(inner, rng, shortest) for _ in range(count))
    if code is codes.SUBPATTERN:
        return _all(argument[3], rng, shortest)
    if code is codes.BRANCH:
        return _all(rng.choice(argument[1]), rng, shortest)
    assert code in (codes.ASSERT, codes.ASSERT_NOT), code
    return ""


def _all(pieces: Any, rng: random.Random, shortest: bool) -> str:
    return "".join(_piece(code, argument, rng, shortest) for code, argument in pieces)


def _members(items: list[tuple[Any, Any]]) -> list[str]:
    assert items[0][0] is not codes.NEGATE
    found: list[str] = []
    for code, argument in items:
        if code is codes.RANGE:
            found += [chr(c) for c in range(argument[0], argument[1] + 1)]
        elif code is codes.LITERAL:
            found.append(chr(argument))
        else:
            found += [c for c in PRINTABLE if re.match(r"\d", c)]
    return found


@cache
def sample(known: Format, seed: int = 0, shortest: bool = False) -> str:
    """A token of the format that looks as machine-made as real ones do, the same for the same seed."""
    for attempt in range(1_000):
        rng = random.Random(f"{known.kind} {known.pattern} {seed} {attempt}")
        token = FINISHED.get(known.required or known.valid, _unfinished)(made(known.pattern, rng, shortest), rng)
        if _is_plausible(known, token):
            return token
    raise AssertionError(known.kind)


def _is_plausible(known: Format, token: str) -> bool:
    """What every one of the formats takes as given; made-up ones fail it by chance."""
    bare = max((secret(known, token).removeprefix(start) for start in ("", *known.starts)), key=lambda b: -len(b))
    if is_placeholder(bare) or is_sequential(bare):
        return False
    starts = [token[offset:] for offset in known.offsets]
    if known.near:
        return (is_random(token) and sum(map(str.isdigit, token)) >= 2) or is_uuid(token)
    return any(rest.startswith(known.starts) for rest in starts) and sum(c.isdigit() for c in token) >= len(bare) / 8


def secret(known: Format, token: str) -> str:
    """The part of the token that is secret."""
    match = re.fullmatch(known.pattern, token)
    assert match is not None, known.kind
    return match[match.lastindex or 0]


def _unfinished(token: str, _rng: random.Random) -> str:
    return token


def _base62(token: str, _rng: random.Random) -> str:
    prefix, _, body = token.partition("_")
    return f"{prefix}_{checked(body[:-6])}"


def _hexadecimal(token: str, _rng: random.Random) -> str:
    return token[:-8] + f"{zlib.crc32(token[:-8].encode()):08X}"


def _macaroon(_token: str, rng: random.Random) -> str:
    packed = b"\x02\x01\x08" + b"pypi" + b".org" + b"\x02\x24" + rng.randbytes(90)
    return "pypi-" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _snowflake(token: str, rng: random.Random) -> str:
    number = str(rng.randint(10**17, 10**18 - 1)).encode()
    return base64.b64encode(number).decode().rstrip("=") + token[token.index(".") :]


def web_token(claims: dict[str, str], rng: random.Random) -> str:
    """A JSON Web Token of these claims."""
    parts = [json.dumps({"alg": "HS256", "typ": "JWT"}).encode(), json.dumps(claims).encode(), rng.randbytes(32)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


FINISHED: dict[object, Callable[[str, random.Random], str]] = {
    checks.base62_crc32: _base62,
    checks.hex_crc32: _hexadecimal,
    checks.is_macaroon: _macaroon,
    checks.is_snowflake_first: _snowflake,
    checks.is_service_role: lambda _, rng: web_token({"iss": "supabase", "role": "service_role"}, rng),
    checks.is_service_account: lambda _, rng: web_token({"iss": "kubernetes/serviceaccount"}, rng),
}
"""Check -> what makes a generated token pass it."""
