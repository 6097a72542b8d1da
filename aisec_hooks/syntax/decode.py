"""Bytes to text: which encoding a file has, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from aisec_hooks import late

_BOMS = (  # UTF-32's little-endian mark starts with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8000  # where git looks for a NUL
_COOKIE = late.compiled(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = late.compiled(rb"[ \t\f]*(?:#|$)")
_LINE_END = late.compiled(rb"\r\n|\r|\n")
_QUADRATIC = {"idna", "punycode"}  # text codecs of the stdlib that no source file has and that hostile input stalls
_LFS = late.compiled(
    rb"version https://git-lfs\.github\.com/spec/v\d+\n(?:ext-\d-[a-z0-9.-]+ [a-z0-9]+:[0-9a-f]+\n)*"
    rb"oid [a-z0-9]+:[0-9a-f]+\nsize \d+\n?"
)
_LFS_SIZE = 1024  # a pointer is shorter, says its specification
_WORDY = bytes([9, 10, 12, 13, *range(32, 127), *range(160, 256)])


def decode(data: bytes, *, python: bool) -> tuple[str, str]:
    """The text with LF line ends, and the name of the encoding it was in.

    A byte order mark decides, then (for Python) the cookie of PEP 263, then UTF-8 is tried and at
    last Latin-1, which takes any bytes. Broken UTF-16 and UTF-32 units become U+FFFD.
    """
    text, encoding = _decode(data, python)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def unreadable(data: bytes) -> str:
    """Why the bytes are no text to check, "" if they are."""
    if len(data) < _LFS_SIZE and _LFS.fullmatch(data):
        return "git LFS pointer"
    if b"\0" in data[:_SAMPLE] and not _wide_encoding(data):
        return "binary file"
    return ""


def mostly_text(data: bytes) -> bool:
    """Whether what is no text by its NUL bytes is one all the same but for a few of them."""
    sample = data[: _SAMPLE * 8]
    odd = sample.translate(None, _WORDY)
    return b"\0" in sample and len(sample) > 0 and len(odd) * 10 < len(sample)


def _decode(data: bytes, python: bool) -> tuple[str, str]:
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff"), wide
    data = data.removeprefix(codecs.BOM_UTF8)
    for encoding in [_cookie(data) if python else "", "utf-8"]:
        if encoding:
            try:
                text = data.decode(encoding)
                text.encode("utf-8")  # some codecs make lone surrogates, which are no text
                return text, encoding
            except (UnicodeError, LookupError, ValueError):
                pass  # an unknown codec, one that is not for text, or the wrong one
    return data.decode("latin-1"), "latin-1"


def _wide_encoding(data: bytes) -> str:
    """The UTF-16 or UTF-32 encoding of the bytes, "" if they are in neither."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return "" if encoding == "utf-8" else encoding
    return _unmarked_utf16(data[: _SAMPLE & ~1])


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 without a mark shows itself by printable characters alternating with NUL."""
    if b"\0" not in sample or len(sample) < 4:
        return ""
    even, odd = sample[::2], sample[1::2]
    if b"\0" not in even and _mostly_nul(odd) and _wordy(even, odd):
        return "utf-16-le"
    if b"\0" not in odd and _mostly_nul(even) and _wordy(odd, even):
        return "utf-16-be"
    return ""


def _mostly_nul(high: bytes) -> bool:
    return high.count(0) * 10 >= len(high) * 7


def _wordy(low: bytes, high: bytes) -> bool:
    """Whether the characters below U+0100 are printable, all of them."""
    narrow = bytes(char for char, byte in zip(low, high, strict=False) if not byte)
    return not narrow.translate(None, _WORDY)


def _cookie(data: bytes) -> str:
    """The codec that the first or second line names (PEP 263), "" if none that is for text."""
    for line in _LINE_END.split(data[:_SAMPLE], maxsplit=2)[:2]:
        if match := _COOKIE.match(line):
            return _text_codec(match[1].decode("ascii"))
        if not _BLANK.match(line):
            break  # after a line of code a comment is no cookie
    return ""


def _text_codec(name: str) -> str:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return "" if codec.name in _QUADRATIC else codec.name
