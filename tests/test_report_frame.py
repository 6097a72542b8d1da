"""The code frame: which part of a line is shown and where the caret stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aisec_hooks.model import Finding, Snippet
from aisec_hooks.report.frame import columns, frame, window
from aisec_hooks.report.style import Style
from tests import reports

PLAIN = Style(color=False)


def framed(line: str, start: int, end: int, width: int = 60) -> list[str]:
    finding = replace(
        reports.injection(),
        location=reports.at("a.py", reports.span(7, start, end)),
        snippet=Snippet(first_line=7, lines=(line,)),
    )
    return list(frame(finding, width, PLAIN))


def test_caret_is_under_the_span() -> None:
    assert framed("x = eval(text)", 5, 15) == ["  > 7 | x = eval(text)", "      |     ^^^^^^^^^^"]


def test_tabs_are_expanded() -> None:
    assert framed("\tx = 1", 2, 3) == ["  > 7 |     x = 1", "      |     ^"]
    assert framed("ab\tx = 1", 4, 5) == ["  > 7 | ab  x = 1", "      |     ^"]


def test_wide_characters_take_two_columns() -> None:
    assert framed('t = "日本" + x', 12, 13) == ['  > 7 | t = "日本" + x', "      |" + " " * 14 + "^"]


def test_a_long_line_is_cut_around_the_span() -> None:
    line = "a" * 500 + "eval(x)" + "b" * 500
    code, caret = framed(line, 501, 508)
    assert code.startswith("  > 7 | …") and code.endswith("…")
    assert len(code) <= 60
    assert code[caret.index("^") : caret.rindex("^") + 1] == "eval(x)"


def test_a_span_wider_than_the_frame_shows_its_start() -> None:
    code, caret = framed("x = " + "y" * 300, 5, 305)
    assert code.startswith("  > 7 | x = yyy") and len(code) <= 60 and len(caret) <= 60


def test_a_hostile_line_is_not_read_whole() -> None:
    class Watched(str):  # noqa: SLOT000  # it needs the attribute
        reads = 0

        def __getitem__(self, key):  # type: ignore[no-untyped-def]
            Watched.reads += len(range(*key.indices(len(self)))) if isinstance(key, slice) else 1
            return super().__getitem__(key)

    window(Watched("\t" * 5_000_000), 4_000_000, 4_000_010, 80)
    assert Watched.reads < 2_000


def test_several_lines_are_marked_and_the_first_has_the_caret() -> None:
    finding = replace(
        reports.injection(),
        location=reports.at("a.py", reports.span(9, 1, 2, end_line=11)),
        snippet=Snippet(first_line=8, lines=("", "db.execute(", "    query,", ")", "x = 1")),
    )
    assert list(frame(finding, 80, PLAIN)) == [
        "     8 |",
        "  >  9 | db.execute(",
        "       | ^^^^^^^^^^^",
        "  > 10 |     query,",
        "  > 11 | )",
        "    12 | x = 1",
    ]


@pytest.mark.parametrize("lines", [(), ("x",)])
def test_no_frame_without_the_line(lines: tuple[str, ...]) -> None:
    finding: Finding = replace(reports.injection(), snippet=Snippet(first_line=500, lines=lines))
    assert list(frame(finding, 80, PLAIN)) == []


def test_a_notebook_counts_the_lines_of_its_cell() -> None:
    assert list(frame(reports.in_notebook(), 80, PLAIN))[1:3] == [
        "  > 2 | os.system(f'ls {folder}')",
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(20, 120))
def test_a_window_fits(line: str, start: int, length: int, room: int) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    shown, before, carets = window(line, start, end, room)
    assert columns(shown) <= room
    assert 0 <= before <= room and 1 <= carets <= room
