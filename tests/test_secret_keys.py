"""Private keys that parse, excerpts that do not. The keys are laid out here as the formats say, of random digits."""

from __future__ import annotations

import base64
import random
import textwrap
from collections.abc import Callable

import pytest

from aisec_hooks.engines.secret_keys import keys
from aisec_hooks.engines.secrets import Secrets
from aisec_hooks.model import Confidence, Match
from aisec_hooks.syntax.source import Source

DRAW = random.Random(4)


def element(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    width = (size.bit_length() + 7) // 8
    return bytes([tag, 0x80 | width]) + size.to_bytes(width, "big") + content


def integers(*sizes: int) -> bytes:
    return b"".join(element(2, b"\x5a" + DRAW.randbytes(size - 1)) for size in sizes)


def string(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def rsa() -> bytes:
    return element(0x30, element(2, b"\0") + integers(128, 3, 128, 64, 64, 64, 64, 64))


def ec() -> bytes:
    return element(0x30, element(2, b"\1") + element(4, DRAW.randbytes(32)) + element(0xA0, DRAW.randbytes(10)))


def pkcs8() -> bytes:
    return element(0x30, element(2, b"\0") + element(0x30, DRAW.randbytes(9)) + element(4, rsa()))


def encrypted() -> bytes:
    return element(0x30, element(0x30, DRAW.randbytes(60)) + element(4, DRAW.randbytes(320)))


def openssh(cipher: bytes = b"none") -> bytes:
    head = b"openssh-key-v1\0" + string(cipher) + string(b"none" if cipher == b"none" else b"bcrypt")
    parameters = string(b"" if cipher == b"none" else DRAW.randbytes(24))
    return head + parameters + b"\0\0\0\1" + string(DRAW.randbytes(51)) + string(DRAW.randbytes(136))


def pgp() -> bytes:
    return b"\x95\x03\x98\x04" + DRAW.randbytes(300)


def block(label: str, data: bytes, width: int = 64, head: str = "") -> str:
    lines = textwrap.wrap(base64.b64encode(data).decode(), width)
    return "\n".join([f"-----BEGIN {label}-----", *([head] if head else []), *lines, f"-----END {label}-----", ""])


SECRET = "PRIVATE" + " KEY"
LEGACY = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,8F4A5C2D7E1B3A9065C4D2F8E7B1A390\n"
WHOLE: dict[str, tuple[str, bool]] = {
    "RSA": (block(f"RSA {SECRET}", rsa()), False),
    "EC": (block(f"EC {SECRET}", ec()), False),
    "PKCS 8": (block(SECRET, pkcs8()), False),
    "PKCS 8 with a passphrase": (block(f"ENCRYPTED {SECRET}", encrypted()), True),
    "RSA with a passphrase": (block(f"RSA {SECRET}", DRAW.randbytes(608), head=LEGACY), True),
    "OpenSSH": (block(f"OPENSSH {SECRET}", openssh(), 70), False),
    "OpenSSH with a passphrase": (block(f"OPENSSH {SECRET}", openssh(b"aes256-ctr"), 70), True),
    "PGP": (block(f"PGP {SECRET} BLOCK", pgp(), head="Version: 1\n").replace("-----END", "=aB3d\n-----END"), False),
    "PuTTY": (
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5AAAA\n"
        f"Private-Lines: 1\n{base64.b64encode(DRAW.randbytes(36)).decode()}\nPrivate-MAC: 00\n",
        False,
    ),
}
WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "CRLF": lambda key: key.replace("\n", "\r\n"),
    "escaped": lambda key: f"key = {key!r}\n",
    "indented": lambda key: textwrap.indent(key, "    "),
    "joined literals": lambda key: "".join(f"    {line!r}\n" for line in key.splitlines(keepends=True)),
    "JSON": lambda key: '{"key": "' + key.replace("\n", "\\n") + '"}',
}


@pytest.mark.parametrize(
    ("kind", "spelling"),
    [(kind, spelling) for kind in WHOLE for spelling in WRITTEN if kind != "PuTTY" or spelling in ("as it is", "CRLF")],
)
def test_a_whole_key_parses(kind: str, spelling: str) -> None:
    text, locked = WHOLE[kind]
    (key,) = keys(WRITTEN[spelling](text))
    assert (key.locked, key.parses) == (locked, True)


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind not in ("PuTTY", "PGP", "RSA with a passphrase")])
def test_an_excerpt_does_not_parse(kind: str) -> None:
    text, _ = WHOLE[kind]
    lines = text.splitlines(keepends=True)
    half = "".join([*lines[: max(3, len(lines) // 2)], lines[-1]]) if len(lines) > 4 else text.replace(lines[1][:8], "")
    changed = text.replace(lines[1][:4], "AAAA")
    for other in (half, changed):
        assert not any(key.parses for key in keys(other))


def found(path: str, text: str) -> list[Confidence]:
    matches = [m for m in Secrets().check(Source(path, text.encode())) if isinstance(m, Match)]
    return [m.confidence for m in matches if m.rule == "private-key"]


def test_what_does_not_parse_is_told_in_programs_only() -> None:
    whole, _ = WHOLE["RSA"]
    excerpt = whole.replace("-----BEGIN RSA PRIVATE KEY-----\nM", "-----BEGIN RSA PRIVATE KEY-----\nQ")
    program, test = "shop/keys.py", "tests/test_keys.py"
    assert found(program, f'K = """{whole}"""\n') == [Confidence.HIGH]
    assert found(test, f'K = """{whole}"""\n') == [Confidence.MEDIUM]
    assert found(program, f'K = """{excerpt}"""\n') == [Confidence.HIGH]
    assert found(test, f'K = """{excerpt}"""\n') == []
