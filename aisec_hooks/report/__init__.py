"""The table of report formats, each a pure function from a report to text."""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from aisec_hooks.errors import UserError
from aisec_hooks.model import Report

FORMATS: tuple[str, ...] = ("text", "json", "sarif", "github", "gitlab", "rdjson")


class Options(Struct, frozen=True, kw_only=True):
    """What the command line decides about the look of a report."""

    color: bool = False
    width: int = 80
    """Columns of the terminal; less than 40 counts as 40."""
    verbose: bool = False
    """Notes of low severity and low confidence are listed, not counted."""
    strict: bool = False
    """Advice blocks too."""
    tool_version: str = "0"
    subject: str = "commit"
    """What the findings block, in one word: "commit", "push", "change", "scan"."""
    category: str = "changes"
    """Tells apart several SARIF uploads of one commit."""
    job_summary: bool = False
    """A job summary is written as well, so the short format may point to it."""


def render(name: str, report: Report, options: Options) -> str:
    """The report in a format, ending in a newline; always encodable as UTF-8."""
    if name not in FORMATS:
        raise UserError(f"unknown format {name!r}; there are {', '.join(FORMATS)}")
    text: str = import_module(f"aisec_hooks.report.{name}").render(report, options)
    return text
