"""Workflow commands and the job summary of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from aisec_hooks.model import Confidence, Severity
from aisec_hooks.printable import printable
from aisec_hooks.report import render
from aisec_hooks.report.github import job_summary
from tests import reports
from tests.reports import EMPTY, OPTIONS, PATHS, rich

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def test_rich(golden: Callable[[str, str], None]) -> None:
    golden("report.github", render("github", rich(), OPTIONS))


def test_summary(golden: Callable[[str, str], None]) -> None:
    golden("job-summary.md", job_summary(rich(), OPTIONS))


def test_empty() -> None:
    assert render("github", EMPTY, OPTIONS) == "nothing introduced · 0 files checked\n"
    assert "nothing introduced" in job_summary(EMPTY, OPTIONS)


def test_ten_of_a_kind_then_how_many_more() -> None:
    low = reports.advice("assert-used", 9, Severity.LOW, Confidence.LOW)
    report = replace(EMPTY, findings=(*[low] * 12, *[reports.secret()] * 11, reports.injection()))
    lines = render("github", report, replace(OPTIONS, job_summary=True)).splitlines()
    assert [line.split(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert lines[20] == "+2 more errors, +2 more warnings, all are in the job summary"


def test_the_worst_come_first() -> None:
    mild = replace(reports.secret(), severity=Severity.MEDIUM)
    lines = render("github", replace(EMPTY, findings=(mild, reports.injection())), OPTIONS).splitlines()
    assert "sql-injection" in lines[0] and lines[1].startswith("::error file=settings.py")


@pytest.mark.parametrize("path", PATHS)
def test_a_path_cannot_forge_a_command(path: str) -> None:
    lines = render("github", reports.nasty(path), OPTIONS).splitlines()
    assert len(lines) == 3
    for line in lines[:2]:
        match = COMMAND.fullmatch(line)
        assert match, line
        keys = [part.split("=")[0] for part in match[2].split(",")]
        assert keys in (["file", "title"], ["file", "line", "endLine", "col", "endColumn", "title"])


def test_a_line_end_in_a_path_is_kept() -> None:
    assert "file=a%0Ab%25.py," in render("github", reports.nasty("a\nb%.py"), OPTIONS)


@pytest.mark.parametrize("path", [*PATHS, "`` ` ``.py", "<img src=x>.py", "[x](https://example.org)"])
def test_markdown_shows_untrusted_text_literally(path: str) -> None:
    report = reports.nasty(path)
    (finding,) = report.findings
    report = replace(report, findings=(replace(finding, message=f"about {path}"),))
    text = job_summary(report, OPTIONS)
    tokens = flat(text)
    assert not [t for t in tokens if t.type in ("html_inline", "html_block", "link_open", "image")]
    place = f"{printable(path)}:12:12"
    assert place in [t.content for t in tokens if t.type == "code_inline"]
    assert [t for t in tokens if t.type == "inline" and unescaped(t) == f"about {printable(path)}"]


def flat(markdown: str) -> list[Token]:
    """The tokens of a text, those inside paragraphs too."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [part for token in tokens for part in (token, *(token.children or ()))]


def unescaped(token: Token) -> str:
    return "".join(child.content for child in token.children or ())
