"""Private keys in the text: blocks in PEM and PGP's armour, files of PuTTY; and whether they can be read as keys.

Sources: RFC 7468 (PEM), RFC 8017 A.1.2 (RSA), RFC 5915 (EC), RFC 5958 (PKCS 8), RFC 9580 4.2 (PGP packets),
PROTOCOL.key of OpenSSH, appendix C of PuTTY's manual.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.model import Confidence


class Key(NamedTuple):
    """A private key in text[start:end]; `parses` says whether a program could read it, `locked` that it takes a
    passphrase."""

    kind: str
    start: int
    end: int
    locked: bool
    parses: bool


_PEM = late.compiled(r"-----BEGIN ((?:[A-Z0-9]{2,12} ){0,3})PRIVATE KEY(?: BLOCK)?-----")
_ARMOUR = late.compiled(r"[A-Za-z0-9+/=]{8,}")
_FIELD = r"(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n\\]{0,100}"
_FILLING = late.compiled(rf"\\[nrt]|{_FIELD}|[^A-Za-z0-9+/]")
_BODY = late.compiled(rf"(?:(?:\\[nr]|[\s\"'`+,#*|>\\]|{_FIELD})" + r"{0,60}[A-Za-z0-9+/=]{4,4000}){1,1000}")
_END = late.compiled(r"(?:\\[nr]?|[\s\"'`+,#*|>.]){0,60}-----END [A-Z0-9 ]{0,60}-----")
_KIND = late.compiled(r"BEGIN ([A-Z]{3,7}) PRIVATE KEY-----\Z")
_LEAST = {"RSA": 120, "DSA": 120, "OPENSSH": 120}
"""A key of these kinds takes more characters; what ends with fewer was cut for a document."""
_SHORTEST_KEY = 48
_PUTTY = late.compiled(r"PuTTY-User-Key-File-[23]: [^\n]{3,40}\n")
_PUTTY_LINES = late.compiled(r"Private-Lines: ([0-9]{1,4})\r?\n")
_MAGIC = b"openssh-key-v1\0"
_MAGIC_BASE64, _NO_CIPHER = "b3BlbnNzaC1rZXktdjEA", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUA"
_INTEGER, _OCTETS, _SEQUENCE = 0x02, 0x04, 0x30
_PGP_SECRET = (5, 7)
"""The tags of packets that hold a secret key, a secret subkey."""


def keys(text: str) -> Iterator[Key]:
    """The private keys of a text, those in blocks first; mere headers and short excerpts are none."""
    heads = [_PEM.finditer(text)] if "PRIVATE KEY" in text else []
    heads += [_PUTTY.finditer(text)] if "PuTTY-User-Key-File" in text else []
    for head in chain.from_iterable(heads):
        found = key_at(text, head.start())
        if found is not None:
            yield found


def key_at(text: str, start: int) -> Key | None:
    """The private key whose header stands at an offset of the text."""
    head = _PEM.match(text, start)
    if head is None:
        return _of_putty(text, start)
    end = key_end(text, head.end())
    if not end:
        return None
    first = text[head.end() : head.end() + 80]
    locked = "ENCRYPTED" in head[1] + first or (_MAGIC_BASE64 in first and _NO_CIPHER not in first)
    kind = f"{head[1].strip() or 'PKCS 8'} private key".replace("ENCRYPTED", "encrypted")
    return Key(kind, start, end, locked, _parses(head[1], text[head.end() : end]))


def certainty(key: Key, path: str) -> Confidence | None:
    """How sure it is that the key is one to be kept; none for what only looks like one in tests and documentation."""
    if not key.parses and places.setting(path) is not places.Setting.PROGRAM:
        return None
    return Confidence.MEDIUM if key.locked else Confidence.HIGH


def key_end(text: str, start: int) -> int:
    """Where the key block whose header ends at `start` ends; 0 where no key material follows a mere header."""
    body = _BODY.match(text, start)
    if body is None:
        return 0
    chunks = [chunk for chunk in _ARMOUR.findall(body[0]) if len(set(chunk)) > 5 or len(chunk) < 16]
    tail = _END.match(text, body.end())
    kind = _KIND.search(text[max(0, start - 40) : start])
    least = _LEAST.get(kind[1], _SHORTEST_KEY) if kind and tail else _SHORTEST_KEY
    if sum(map(len, chunks)) < least or max(map(len, chunks)) < 20:
        return 0
    return tail.end() if tail else body.end()


def _of_putty(text: str, start: int) -> Key | None:
    head = _PUTTY.match(text, start)
    end = text.find("Private-MAC", head.end(), head.end() + 10_000) if head else -1
    if head is None or end < 0:
        return None
    lines = _PUTTY_LINES.search(text, head.end(), end)
    whole = lines is not None and text.count("\n", lines.end(), end) == int(lines[1])
    return Key("PuTTY private key", start, end, "Encryption: none" not in text[head.end() : head.end() + 80], whole)


def _parses(label: str, block: str) -> bool:
    """Whether what stands after a header with that label has the structure of such a key, from start to end."""
    body, dashes, _ = block.partition("-----END")
    text = _FILLING.sub("", body.split("\n=")[0] if "PGP" in label else body)  # what follows "=" is PGP's checksum
    data = base64.b64decode(text + "=" * (-len(text) % 4)) if len(text) % 4 != 1 else b""
    if not dashes or not data:
        return False
    if "PGP" in label:
        return bool(data[0] & 0x80) and (data[0] & 0x3F if data[0] & 0x40 else (data[0] & 0x3C) >> 2) in _PGP_SECRET
    if "Proc-Type" in body:
        return len(data) % 8 == 0  # whole blocks of a cipher
    if data.startswith(_MAGIC):
        return _is_of_openssh(data)
    fields = _fields(data)
    if label.startswith("ENCRYPTED"):
        return [tag for tag, _ in fields] == [_SEQUENCE, _OCTETS]
    return len(fields) >= 2 and fields[0][0] == _INTEGER and fields[0][1] in (b"\0", b"\1")


def _fields(data: bytes) -> list[tuple[int, bytes]]:
    """The tag and the content of each element of a DER sequence that is all of the data, or none."""
    whole = _elements(data)
    return _elements(whole[0][1]) if len(whole) == 1 and whole[0][0] == _SEQUENCE else []


def _elements(data: bytes) -> list[tuple[int, bytes]]:
    found = []
    at = 0
    while at + 2 <= len(data):
        tag, size = data[at], data[at + 1]
        at += 2
        if size & 0x80:
            width = size & 0x7F
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        found.append((tag, data[at : at + size]))
        at += size
    return found if at == len(data) else []


def _is_of_openssh(data: bytes) -> bool:
    """Whether lengths and texts follow each other to the end: cipher, its parameters, public keys, private keys."""
    at = len(_MAGIC)
    left = 3
    counted = False
    while at + 4 <= len(data) and left:
        size = int.from_bytes(data[at : at + 4], "big")
        at += 4
        left -= 1
        if not left and not counted:
            counted = True
            left = int.from_bytes(data[at + size : at + size + 4], "big") + 1  # after a count: so many, and the private
            at += 4
            if not 2 <= left <= 20:
                return False
        at += size
    return counted and not left and at == len(data)
