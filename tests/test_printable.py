"""Untrusted text on one printable line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("src/café/日本.py", "src/café/日本.py"),
        ("a\nb\tc\r", r"a\x0ab\x09c\x0d"),
        ("\x1b[31mred\x1b[0m\x07", r"\x1b[31mred\x1b[0m\x07"),
        ("\x9b31m\x7f", r"\x9b31m\x7f"),
        ("admin\u202egnp.py", r"admin\u202egnp.py"),
        ("a\u200bb\ufeffc\u2066d\u2028e", r"a\u200bb\ufeffc\u2066d\u2028e"),
        (b"\xff\xfe.py".decode("utf-8", "surrogateescape"), r"\xff\xfe.py"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("::error file=x::", "::error file=x::"),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(codec=None, categories=("Cc", "Cs", "Zl", "Zp", "L", "N", "P", "Cf"))))
def test_the_result_is_one_encodable_line(text: str) -> None:
    shown = printable(text)
    shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(c) for c in shown}
    assert all(unicodedata.bidirectional(c) not in {"LRE", "RLE", "LRO", "RLO", "PDF"} for c in shown)
    assert printable(shown) == shown
