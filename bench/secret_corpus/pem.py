"""Keys and certificates in their armour: the right structure around numbers that are only drawn."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Callable

from bench.secret_corpus.draw import Draw

_RSA_ID = bytes.fromhex("300d06092a864886f70d0101010500")
_CURVE_ID = bytes.fromhex("06082a8648ce3d030107")
_EC_ID = bytes.fromhex("301306072a8648ce3d020106082a8648ce3d030107")
_SHA256_RSA_ID = bytes.fromhex("300d06092a864886f70d01010b0500")
_VERSION = bytes.fromhex("020100")
_PUBLIC_EXPONENT = bytes.fromhex("0203010001")


def _tagged(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _integer(draw: Draw, size: int) -> bytes:
    content = draw.raw(size)
    return _tagged(2, b"\0" + bytes([content[0] | 0x80]) + content[1:-1] + bytes([content[-1] | 1]))


def _armour(label: str, content: bytes, width: int = 64, headers: str = "") -> str:
    lines = textwrap.wrap(base64.b64encode(content).decode(), width)
    return "\n".join([f"-----BEGIN {label}-----", *([headers] if headers else []), *lines, f"-----END {label}-----"])


def _rsa(draw: Draw, size: int = 256) -> bytes:
    half = size // 2
    rest = b"".join(_integer(draw, length) for length in (size, half, half, half, half, half))
    return _tagged(0x30, _VERSION + _integer(draw, size) + _PUBLIC_EXPONENT + rest)


def rsa(draw: Draw) -> str:
    """An RSA key as `openssl genrsa -traditional` writes it."""
    return _armour("RSA " + "PRIVATE KEY", _rsa(draw, draw.pick([128, 256])))


def ec(draw: Draw) -> str:
    """A key of a curve."""
    public = _tagged(0xA1, _tagged(3, b"\0\4" + draw.raw(64)))
    return _armour(
        "EC " + "PRIVATE KEY", _tagged(0x30, b"\2\1\1" + _tagged(4, draw.raw(32)) + _tagged(0xA0, _CURVE_ID) + public)
    )


def pkcs8(draw: Draw) -> str:
    """A key in PKCS #8."""
    return _armour("PRIVATE" + " KEY", _tagged(0x30, _VERSION + _RSA_ID + _tagged(4, _rsa(draw, 256))))


def _length_first(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def openssh(draw: Draw) -> str:
    """A key as `ssh-keygen -t ed25519` writes it."""
    public, check = draw.raw(32), draw.raw(4)
    inner = check * 2 + _length_first(
        b"ssh-ed25519", public, draw.raw(32) + public, b"deploy@" + draw.text("a", 5).encode()
    )
    inner += bytes(range(1, 1 + -len(inner) % 8))
    outer = b"openssh-key-v1\0" + _length_first(b"none", b"none", b"") + b"\0\0\0\1"
    outer += _length_first(_length_first(b"ssh-ed25519", public), inner)
    return _armour("OPENSSH " + "PRIVATE KEY", outer, 70)


def pgp(draw: Draw) -> str:
    """A key as `gpg --armor --export-secret-keys` writes it."""
    body = textwrap.wrap(base64.b64encode(b"\x95\x03\x98\x04" + draw.raw(620)).decode(), 64)
    sum24 = "=" + base64.b64encode(draw.raw(3)).decode()
    label = "PGP " + "PRIVATE KEY BLOCK"
    return "\n".join([f"-----BEGIN {label}-----", "", *body, sum24, f"-----END {label}-----"])


def one_line(draw: Draw) -> str:
    """A key with `\\n` written out, as JSON and one line of .env have it."""
    return draw.pick([pkcs8, rsa, ec, openssh])(draw).replace("\n", "\\n") + draw.pick(["\\n", ""])


def service_key(draw: Draw) -> str:
    """The `private_key` of a service account's JSON."""
    return pkcs8(draw).replace("\n", "\\n") + "\\n"


def _rsa_public(draw: Draw) -> bytes:
    return _tagged(0x30, _RSA_ID + _tagged(3, b"\0" + _tagged(0x30, _integer(draw, 256) + _PUBLIC_EXPONENT)))


def public(draw: Draw) -> str:
    """A public key."""
    if draw.number(0, 1):
        return _armour("PUBLIC KEY", _rsa_public(draw))
    return _armour("PUBLIC KEY", _tagged(0x30, _EC_ID + _tagged(3, b"\0\4" + draw.raw(64))))


def certificate(draw: Draw) -> str:
    """A certificate."""
    common = bytes.fromhex("0603550403") + _tagged(12, draw.text("a", 14).encode())
    name = _tagged(0x30, _tagged(0x31, _tagged(0x30, common)))
    dates = _tagged(0x30, _tagged(23, b"240101000000Z") + _tagged(23, b"340101000000Z"))
    fields = _integer(draw, 15) + _SHA256_RSA_ID + name + dates + name + _rsa_public(draw)
    inner = _tagged(0x30, b"\xa0\3\2\1\2" + fields)
    signature = _tagged(3, b"\0" + draw.raw(256))
    return _armour("CERTIFICATE", _tagged(0x30, inner + _SHA256_RSA_ID + signature))


def ssh_public(draw: Draw) -> str:
    """The kind and the base64 of a public SSH key."""
    if draw.number(0, 1):
        return "ssh-ed25519 " + base64.b64encode(_length_first(b"ssh-ed25519", draw.raw(32))).decode()
    return "ssh-rsa " + base64.b64encode(_length_first(b"ssh-rsa", b"\1\0\1", b"\0" + draw.raw(256))).decode()


PEM: dict[str, Callable[[Draw], str]] = {
    "rsa": rsa,
    "ec": ec,
    "pkcs8": pkcs8,
    "openssh": openssh,
    "pgp": pgp,
    "private": lambda draw: draw.pick([rsa, ec, pkcs8, openssh])(draw),
    "one_line": one_line,
    "service_key": service_key,
    "public": public,
    "public_line": lambda draw: public(draw).replace("\n", "\\n"),
    "certificate": certificate,
    "ssh_public": ssh_public,
}
