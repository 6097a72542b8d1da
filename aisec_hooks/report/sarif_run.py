"""How the run went, as a SARIF invocation: what was not checked, cut off or newly suppressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks.model import NoteKind, Report
from aisec_hooks.printable import printable
from aisec_hooks.report import verdict, words
from aisec_hooks.report.encode import uri

if TYPE_CHECKING:
    from aisec_hooks.report import Options

LEVELS = {NoteKind.FAILED: "error", NoteKind.PARTIAL: "warning", NoteKind.SKIPPED: "note"}


def invocation(report: Report, options: Options, *, left_out: int) -> dict[str, object]:
    """The only invocation; `left_out` is how many results were too many."""
    return {
        "executionSuccessful": not report.failures,
        "exitCode": verdict.exit_code(report, options),
        "toolExecutionNotifications": list(_notifications(report, left_out)),
        "properties": {"title": printable(report.title), "files": report.files},
    }


def _notifications(report: Report, left_out: int) -> Iterator[dict[str, object]]:
    for note in report.notes:
        yield _notification(LEVELS[note.kind], note.kind.value, words.note(note), note.path)
    if left_out:
        text = f"{left_out} results left out, the least severe: a run holds no more than those given"
        yield _notification("warning", "results-cut", text, "")
    for added in report.suppressions_added:
        text = f"suppression added: {words.place(added.location)} {words.suppression(added)}"
        yield _notification("note", "suppression-added", text, added.location.path)


def _notification(level: str, kind: str, text: str, path: str) -> dict[str, object]:
    located: dict[str, object] = {}
    if path:
        artifact = {"uri": uri(path), "uriBaseId": "%SRCROOT%"}
        located = {"locations": [{"physicalLocation": {"artifactLocation": artifact}}]}
    return {"level": level, "descriptor": {"id": kind}, "message": {"text": text}, **located}
