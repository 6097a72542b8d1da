"""The words that people read for a finding's parts, safe to print."""

from __future__ import annotations

from aisec_hooks.model import Cause, Finding, Location, Note, NoteKind, Rule, Secret, Suppression
from aisec_hooks.printable import printable

CAUSES = {
    Cause.ADDED: "added by this change",
    Cause.REMOVED_GUARD: "this change removes what guarded it",
    Cause.WEAKENED_CONFIG: "this change weakens a setting that prevented it",
    Cause.UNSUPPRESSED: "the comment that suppressed it was removed",
    Cause.NEWLY_REACHABLE: "this change lets outside data reach it",
    Cause.MOVED: "only moved by this change",
    Cause.TOUCHED: "there before, on a line this change touches",
}
NOTES = {
    NoteKind.SKIPPED: "not checked",
    NoteKind.PARTIAL: "partly checked",
    NoteKind.FAILED: "check failed",
}


def place(location: Location) -> str:
    """`path:line:column`, or `path cell 3 line 2` in a notebook."""
    path = printable(location.path)
    if location.cell is not None:
        return f"{path} cell {location.cell} line {location.cell_line}"
    return f"{path}:{location.span.start_line}:{location.span.start_column}"


def shown_at(finding: Finding) -> Location:
    """Where a report that is laid over the diff puts a finding: on a line of the diff, if one is known."""
    return finding.anchor or finding.location


def itself(finding: Finding) -> str:
    """Such as " (at app/views.py:12:5)" where a finding is shown elsewhere, else ""."""
    return f" (at {place(finding.location)})" if finding.anchor else ""


def message(finding: Finding) -> str:
    """The message, then what may be said of a secret."""
    text = printable(finding.message)
    return f"{text} ({secret(finding.secret)})" if finding.secret else text


def secret(secret: Secret) -> str:
    """Kind, length and the first characters, never more than the model holds."""
    start = f", starts with {printable(secret.prefix)}" if secret.prefix else ""
    return f"{printable(secret.kind)}, {secret.length} characters{start}"


def weakness(rule: Rule) -> str:
    """Such as "CWE-89 · OWASP A03:2021, A05:2025"."""
    cwe = ", ".join(f"CWE-{number}" for number in rule.cwe)
    codes = owasp(rule)
    return " · ".join(part for part in (cwe, f"OWASP {', '.join(codes)}" if codes else "") if part)


def owasp(rule: Rule) -> list[str]:
    """The places in both editions of the list, such as "A03:2021"."""
    return [f"{code}:2021" for code in rule.owasp_2021] + [f"{code}:2025" for code in rule.owasp_2025]


def suppression(suppression: Suppression) -> str:
    """`ignore[rule] until=DATE -- reason`, as the comment says it."""
    rules = printable(", ".join(suppression.rules))
    until = f" until={printable(suppression.until)}" if suppression.until else ""
    reason = f" -- {printable(suppression.reason)}" if suppression.reason else ""
    problem = f" ({printable(suppression.problem)})" if suppression.problem else ""
    return f"ignore[{rules}]{until}{reason}{problem}"


def note(note: Note) -> str:
    """`path: not checked: why`, with the engine where only one is meant."""
    parts = [printable(note.path), NOTES[note.kind], printable(note.message)]
    engine = f" ({printable(note.engine)})" if note.engine else ""
    return ": ".join(part for part in parts if part) + engine
