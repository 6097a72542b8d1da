"""The text report, as a person sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from aisec_hooks.errors import UserError
from aisec_hooks.model import Confidence, Note, NoteKind, Report, Severity
from aisec_hooks.report import Options, render
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

Golden = Callable[[str, str], None]


def text(report: Report, **changes: object) -> str:
    return render("text", report, replace(OPTIONS, **changes))


def test_rich(golden: Golden) -> None:
    golden("report.txt", text(rich()))


def test_rich_in_colour_verbose_and_strict(golden: Golden) -> None:
    golden("report-colour.txt", text(rich(), color=True, verbose=True, strict=True, width=60))


def test_nothing_to_say_is_one_line() -> None:
    assert text(replace(EMPTY, files=5)) == "nothing introduced · 5 files checked\n"
    assert text(replace(EMPTY, files=1)) == "nothing introduced · 1 file checked\n"


def test_only_advice() -> None:
    report = replace(EMPTY, files=2, findings=(reports.advice("assert-used", 9, Severity.LOW, Confidence.LOW),))
    assert text(report) == "  +1 low note, shown with -v\n\nnothing blocks · 1 note of advice · 2 files checked\n"
    assert "look at line 9" in text(report, verbose=True)


def test_incomplete_is_never_a_pass() -> None:
    report = replace(EMPTY, files=2, notes=(Note(path="a.py", kind=NoteKind.FAILED, message="crashed"),))
    assert text(report) == (
        "error: a.py: check failed: crashed\n\ncheck incomplete: 1 file could not be checked · 2 files checked\n"
    )


def test_a_fix_is_told_once_for_a_rule() -> None:
    printed = text(rich())
    assert printed.count("fix: Keep the query a constant") == 1
    assert printed.count("fix: as above") == 1
    assert 'db.execute("SELECT id, name FROM users WHERE name = ?", (name,))' in printed


def test_many_findings_are_one_line_each_after_twenty() -> None:
    many = tuple(replace(reports.secret(), location=reports.at(f"f{n}.py", reports.span(4, 8, 28))) for n in range(23))
    printed = text(replace(EMPTY, findings=many))
    assert len(re.findall(r"\^+", printed)) == 20
    assert "3 more that block:\n  f20.py:4:8 " in printed
    assert printed.endswith("23 findings block this commit · 0 files checked\n")


def test_strict_shows_advice_as_blocking() -> None:
    report = replace(EMPTY, findings=(reports.advice("assert-used", 9, Severity.LOW, Confidence.LOW),))
    assert "1 finding blocks this commit" in text(report, strict=True)
    assert "1 finding blocks this push" in text(report, strict=True, subject="push")


@pytest.mark.parametrize("path", PATHS)
def test_a_path_breaks_no_line_and_starts_no_command(path: str) -> None:
    lines = text(reports.nasty(path)).splitlines()
    assert len(lines) == len(text(reports.nasty("a.py")).splitlines())
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
    assert not [c for line in lines for c in line if not c.isprintable()]


def test_no_colour_codes_unless_asked() -> None:
    assert "\x1b" not in text(rich())
    assert "\x1b[" in text(rich(), color=True)


def test_width_is_kept_for_what_is_ours() -> None:
    for line in text(rich(), width=80).splitlines():
        # what must stay whole to be copied or clicked: headers, one-line findings and the page's own code
        if line.startswith("   ") and "|" in line:
            assert len(line) <= 80, line


def test_an_edit_elsewhere_is_shown_with_its_place() -> None:
    finding = reports.injection()
    fix = finding.fixes[0]
    added = replace(fix.edits[0], span=reports.span(1, 1, 1), text="import sqlite3\n")
    printed = text(replace(EMPTY, findings=(replace(finding, fixes=(replace(fix, edits=(*fix.edits, added)),)),)))
    assert "app/views.py:1\n      + import sqlite3\n" in printed
    assert printed.count("      - ") == 1


def test_unknown_format_is_the_users_mistake() -> None:
    with pytest.raises(UserError, match="unknown format 'html'"):
        render("html", EMPTY, Options())
