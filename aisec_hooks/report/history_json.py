"""The report on a history as JSON, as docs/secrets-history.md and history.schema.json describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.history.entries import Entry, History
from aisec_hooks.report.encode import dumps
from aisec_hooks.report.history import day
from aisec_hooks.report.json import location, note, secret

if TYPE_CHECKING:
    from aisec_hooks.report import Options

VERSION = 1
"""Raised when a field changes its meaning or goes away, not when one is added."""


def render(found: History, options: Options) -> str:
    """All of the report."""
    return dumps(
        {
            "version": VERSION,
            "tool": {"name": "aisec", "version": options.tool_version},
            "strict": found.strict,
            "exit_code": found.exit_code,
            "summary": {
                "blocking": found.blocking,
                "advice": len(found.entries) - found.blocking,
                "suppressed": len(found.silenced),
                "commits": found.commits,
                "blobs": found.blobs,
                "remembered": found.remembered,
                "partial": found.partial,
                "left_out": dict(found.left_out),
            },
            "secrets": [_entry(entry) for entry in found.entries],
            "suppressed": [{"secret": _entry(entry), "reasons": list(entry.reasons)} for entry in found.silenced],
            "notes": [note(n) for n in found.notes],
        }
    )


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "rule": entry.rule,
        "title": rules.rule(entry.rule).title,
        "blocks": entry.blocks,
        "severity": entry.severity.name.lower(),
        "confidence": entry.confidence.name.lower(),
        "secret": secret(entry.secret),
        "first": {
            "commit": None if entry.origin.ref else entry.origin.oid,
            "ref": entry.origin.ref or None,
            "date": day(entry.origin) or None,
            "location": location(entry.first),
        },
        "in_head": bool(entry.head),
        "head": [location(place) for place in entry.head],
        "blobs": entry.blobs,
        "paths": entry.paths,
    }
