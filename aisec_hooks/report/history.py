"""The report on a history for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from aisec_hooks.history.entries import Entry, History
from aisec_hooks.printable import printable
from aisec_hooks.report import words
from aisec_hooks.report.style import Style, inert, wrapped

if TYPE_CHECKING:
    from aisec_hooks.report import Options
    from aisec_hooks.snapshot.history import Origin

MOST_ADVICE = 20
MOST_PLACES = 3
ADVICE = (
    "What was committed is known to everyone who has a clone or had access: replace it where it was issued, "
    "then take it out of the code. Rewriting the history does not call it back."
)


def render(found: History, options: Options) -> str:
    """The report as text."""
    style = Style(color=options.color)
    width = max(40, options.width)
    sections = [
        *(list(_in_full(entry, style)) for entry in found.entries if entry.blocks),
        wrapped(ADVICE, width, indent="") if found.blocking else [],
        list(_minor(found.entries, style, whole=options.verbose)),
        list(_silenced(found.silenced, style)),
        [style("bold red", "error: ") + words.note(note) for note in found.notes],
        list(_closing(found, style)),
    ]
    return inert("\n\n".join("\n".join(lines) for lines in sections if lines)) + "\n"


def _in_full(entry: Entry, style: Style) -> Iterator[str]:
    yield f"{_title(entry, style)} {words.secret(entry.secret)}"
    yield f"  {_now(entry, most=MOST_PLACES)}"
    copies = f"{_count(entry.blobs, 'version')} of {_count(entry.paths, 'file')}"
    yield f"  first in {origin(entry.origin)} at {words.place(entry.first)} · in {copies}"


def _title(entry: Entry, style: Style) -> str:
    place = words.place(entry.head[0] if entry.head else entry.first)
    return f"{style('bold', place)}  {style('red' if entry.blocks else 'yellow', entry.rule)} "


def _now(entry: Entry, most: int) -> str:
    if not entry.head:
        return "no longer in HEAD: rotate it all the same"
    more = len(entry.head) - most
    places = ", ".join(words.place(place) for place in entry.head[:most])
    return f"still in HEAD: {places}" + (f" and {_count(more, 'more place')}" if more > 0 else "")


def _minor(entries: Sequence[Entry], style: Style, *, whole: bool) -> Iterator[str]:
    notes = [entry for entry in entries if not entry.blocks]
    shown = notes if whole else notes[:MOST_ADVICE]
    if shown:
        yield style("bold", "advice, does not block:")
    for entry in shown:
        now = "in HEAD" if entry.head else "no longer in HEAD"
        yield f"  {_title(entry, style).strip()} {words.secret(entry.secret)}, {now}, first in {origin(entry.origin)}"
    if more := len(notes) - len(shown):
        yield style("dim", f"  +{_count(more, 'note')}, shown with -v")


def _silenced(entries: Sequence[Entry], style: Style) -> Iterator[str]:
    if entries:
        yield style("bold", "suppressed by a comment in HEAD:")
    for entry in entries:
        reasons = "; ".join(printable(reason) for reason in entry.reasons)
        yield style("dim", f"  {words.place(entry.head[0])} {entry.rule} -- {reasons}")


def _closing(found: History, style: Style) -> Iterator[str]:
    notes = len(found.entries) - found.blocking
    parts = ["check incomplete"] if found.notes else []
    if found.blocking:
        parts.append(f"{_count(found.blocking, 'secret')} {'block' if found.blocking > 1 else 'blocks'}")
    elif not found.notes:
        parts.append("nothing blocks" if notes else "no secrets")
    parts += [f"{_count(notes, 'note')} of advice"] if notes else []
    parts += [f"{len(found.silenced):,} suppressed"] if found.silenced else []
    known = f" ({found.remembered:,} remembered)" if found.remembered else ""
    parts.append(f"{_count(found.blobs, 'blob')} of {_count(found.commits, 'commit')} checked{known}")
    yield style("bold red" if found.exit_code else "green", " · ".join(parts))
    skipped = [f"{kind} ({number:,})" for kind, number in found.left_out]
    if skipped:
        yield style("dim", f"not checked: {', '.join(skipped)}")
    if found.partial:
        yield style("dim", f"partly checked: {_count(found.partial, 'blob')}")


def origin(origin: Origin) -> str:
    """Such as "1a2b3c4d5e6f (2026-01-02)"."""
    if origin.ref:
        return printable(origin.ref)
    return f"{origin.oid[:12]} ({day(origin)})"


def day(origin: Origin) -> str:
    """The commit's day in UTC, "" for what has none."""
    if origin.ref:
        return ""
    try:
        return datetime.fromtimestamp(origin.time, timezone.utc).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return "a day that no calendar has"  # whoever forges a commit writes any number


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
