"""Bytes to text."""

from __future__ import annotations

import ast
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks.syntax.decode import decode, unreadable

COOKIES = st.sampled_from(["latin-1", "utf-8", "utf-7", "hex", "unicode_escape", "idna", "no-such", "cp1252", ".", "x"])


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é = 1\n".encode(), "é = 1\n", "utf-8"),
        (codecs.BOM_UTF8 + b"x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n", "utf-8"),
        (b"a\rb\r\nc\n\rd", "a\nb\nc\n\nd", "utf-8"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe9'", "# -*- coding: latin-1 -*-\nx = 'é'", "iso8859-1"),
        (b"#!/usr/bin/python\r\n# vim: set fileencoding=cp1252 :\r\n'\x80'", None, "cp1252"),
        (b"# coding: utf-8\nx = '\xe9'", "# coding: utf-8\nx = 'é'", "latin-1"),
        (b"# coding: no-such-codec\nx = '\xc3\xa9'", "# coding: no-such-codec\nx = 'é'", "utf-8"),
        (b"# coding: hex\nx = 1", "# coding: hex\nx = 1", "utf-8"),
        (b"# coding: punycode\nx = 1", "# coding: punycode\nx = 1", "utf-8"),
        (b"# coding: unicode_escape\n'\\ud800'", "# coding: unicode_escape\n'\\ud800'", "utf-8"),
        (b"x = 1\n# coding: latin-1\n'\xc3\xa9'", "x = 1\n# coding: latin-1\n'é'", "utf-8"),
        (b"\n\n# coding: latin-1\n'\xc3\xa9'", "\n\n# coding: latin-1\n'é'", "utf-8"),
        (codecs.BOM_UTF16_LE + "x = 'é'".encode("utf-16-le"), "x = 'é'", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "x = 'é'".encode("utf-16-be"), "x = 'é'", "utf-16-be"),
        (codecs.BOM_UTF32_LE + "x = 'é'".encode("utf-32-le"), "x = 'é'", "utf-32-le"),
        (codecs.BOM_UTF32_BE + "x = 'é'".encode("utf-32-be"), "x = 'é'", "utf-32-be"),
        ("key = 'naïve'\r\n".encode("utf-16-le"), "key = 'naïve'\n", "utf-16-le"),
        ("key = 'naïve'\n".encode("utf-16-be"), "key = 'naïve'\n", "utf-16-be"),
        (codecs.BOM_UTF16_LE + b"x\0y", "x\ufffd", "utf-16-le"),
        (b"\xff\xfe\x00", "\ufffd", "utf-16-le"),
    ],
)
def test_encodings(data: bytes, text: str | None, encoding: str) -> None:
    found = decode(data, python=True)
    assert found[1] == encoding
    assert found[0] == text or (text is None and "€" in found[0])


def test_cookie_counts_in_python_only() -> None:
    data = b"# coding: latin-1\n\xc3\xa9"
    assert decode(data, python=True)[0].endswith("Ã©")
    assert decode(data, python=False)[0].endswith("é")


def test_only_three_line_ends() -> None:
    """The tree's line numbers and ours count the same line ends."""
    data = "a = '\x0b\x0c\x1c\x85\u2028'\r\x0cb = 1\r\nc = 2".encode()
    text, _ = decode(data, python=True)
    assert [statement.lineno for statement in ast.parse(data).body] == [1, 2, 3]
    assert len(text.split("\n")) == 3
    assert ast.dump(ast.parse(text), include_attributes=True) == ast.dump(ast.parse(data), include_attributes=True)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", ""),
        (b"x = 1", ""),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"),
        (b"x = 1\0", "binary file"),
        (b"x" * 8000 + b"\0", ""),
        (b"\1\0\2\0\3\0\4\0", "binary file"),
        (b"a\0b\0c\0d\0\0\0", "binary file"),
        (b"\0\0\0\0", "binary file"),
        ("x = 1\n".encode("utf-16"), ""),
        ("x = 1\n".encode("utf-16-le"), ""),
        ("x = 1\n".encode("utf-32"), ""),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d" * 32 + b"\nsize 12345\n",
            "git LFS pointer",
        ),
        (b"version https://git-lfs.github.com/spec/v1\next-0-x sha256:4d\noid sha256:4d\nsize 1\n", "git LFS pointer"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\nPASSWORD=x\n", ""),
        (b"version https://git-lfs.github.com/spec/v1\next-0-x PASSWORD=x\noid sha256:4d\nsize 1\n", ""),
        (b"version https://git-lfs.github.com/spec/v1\npassword x\noid sha256:4d\nsize 1\n", ""),
        (b"version https://git-lfs.github.com/spec/v1 is the first line of a pointer\n", ""),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\n" + b"x = 1\n" * 200, ""),
    ],
)
def test_unreadable(data: bytes, why: str) -> None:
    assert unreadable(data) == why


@given(st.binary(max_size=300), st.booleans())
def test_never_raises_nor_drops(data: bytes, python: bool) -> None:
    text, encoding = decode(data, python=python)
    assert codecs.lookup(encoding)
    assert "\r" not in text
    text.encode("utf-8")
    # UTF-32 has four bytes for a character at most, a mark and CRLF's CR go
    assert len(text) * 4 + data.count(b"\r") + 4 >= len(data)
    unreadable(data)


@given(COOKIES, st.binary(max_size=60))
def test_cookies_never_raise(name: str, rest: bytes) -> None:
    text, _ = decode(b"# coding: " + name.encode() + b"\n" + rest, python=True)
    text.encode("utf-8")
    assert text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1))
def test_round_trip(text: str) -> None:
    assert decode(text.encode(), python=False)[0] == text.removeprefix("\ufeff")
    assert decode(text.encode("utf-16"), python=False)[0] == text
    assert decode(text.encode("utf-32"), python=False)[0] == text
