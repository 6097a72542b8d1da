"""Findings about lock files: files that changed under the same version, and hosts that nothing else speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late
from aisec_hooks.dependencies import locked
from aisec_hooks.lock_surroundings import Surroundings
from aisec_hooks.model import Cause, Confidence, Finding, Location, Note, NoteKind, Severity, Snippet, Span
from aisec_hooks.printable import printable
from aisec_hooks.scrub import scrub
from aisec_hooks.syntax.project import Project

if TYPE_CHECKING:
    from aisec_hooks.dependencies.locked.changes import Change, Changes
    from aisec_hooks.dependencies.locked.entry import Lock

RULE = "changed-lock-source"
ENGINE = "locks"
LARGEST = 25_000_000
"""Bytes of a lock file that is compared."""
MANY = 5
"""Entries with the same change that are told of in one finding."""
MOST = 60
"""Findings of one lock file; whoever reads them will not want more."""
LONGEST_NAME = 120
_WHOLE = {"hash": 0.9}
"""The share of the packages that were there before from which on a change is the file's, not theirs."""
_MIRROR = late.compiled(
    r"mirrors?\.|(?:npmmirror|taobao|cnpmjs|aliyun(?:cs)?|tencent(?:yun)?|huaweicloud|douban(?:io)?)\.|"
    r"(?:tsinghua|ustc|bfsu|sjtu|nju)\.edu"
)
"""Organisations that copy the public indexes for a country."""


class Text(NamedTuple):
    """A version of a lock file, as far as it could be had."""

    path: str
    text: str


def compared(
    head: Text, bases: Sequence[Text | None], project: Project, before: Sequence[Project] = ()
) -> Iterator[Finding | Note]:
    """What the change of a lock file brings that none of its bases has; a base is None where there was no file.

    `project` is the snapshot around it, `before` are those that the change begins with.
    """
    # imported here: most commits change no lock file
    from aisec_hooks.dependencies.locked import changes  # noqa: PLC0415

    lock = locked.read(*head)
    if lock.problem:
        yield Note(
            path=head.path,
            kind=NoteKind.PARTIAL,
            message=f"{lock.problem}; its entries were not compared",
            engine=ENGINE,
        )
        return
    if not lock.entries and not any(b is not None for b in bases):
        return
    said: list[Changes] = []
    for base in bases:
        old = locked.read(*base) if base is not None else None
        comparable = old is not None and old.entries and not old.problem
        said.append(changes.compare(old, lock) if old is not None and comparable else changes.odd(lock))
    if not said:
        said.append(changes.odd(lock))
    # another base may not account for an entry for another reason
    others = [{(c.entry.name, c.entry.version) for c in other.found} for other in said[1:]]
    found = [c for c in said[0].found if all((c.entry.name, c.entry.version) in other for other in others)]
    if found:
        yield from _findings(head, lock, said[0]._replace(found=found), Surroundings(head.path, project, before))


# --- verdicts --------------------------------------------------------------------------------


class _Judged(NamedTuple):
    change: Change
    confidence: Confidence
    why: str


def _findings(head: Text, lock: Lock, changes: Changes, named: Surroundings) -> Iterator[Finding]:
    """The surest first; a large group of equal changes is told of once."""
    groups: dict[tuple[str, str, Confidence], list[_Judged]] = defaultdict(list)
    for change in changes.found:
        judged = _judged(change, named)
        if judged is not None:
            groups[change.kind, change.origin, judged.confidence].append(judged)
    shown: list[tuple[_Judged, int]] = []
    for group in groups.values():
        if len(group) < MANY:
            shown += [(each, 0) for each in group]
            continue
        first = group[0]
        if len(group) >= changes.shared * _WHOLE.get(first.change.kind, 0.5):
            first = first._replace(confidence=min(first.confidence, Confidence.MEDIUM))  # a mirror, another tool
        shown.append((first, len(group) - 1))
    shown.sort(key=lambda each: -each[0].confidence)
    for each, others in shown[:MOST]:
        yield _finding(head, lock, each, others)


def _judged(change: Change, named: Surroundings) -> _Judged | None:
    """How sure it is that a change is none that a tool makes by itself; None where it is explained."""
    entry, host = change.entry, change.origin
    shown = _shown(f"{entry.name} {entry.version}")
    explained = bool(host) and (named.has(host) or named.asks_with_url(entry.name))
    set_now = bool(host) and not explained and named.has_new(host)
    high, medium, low = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
    match change.kind:
        case "hash":
            source = f", from {host} now" if host else ""
            return _Judged(
                change,
                medium if explained or set_now else high,
                f"{shown} has other hashes than before under the same version{source}",
            )
        case "moved":
            why = f"{shown} comes from {host} now"
            if explained:
                return None
            if change.fixed:
                return _Judged(change, low, f"{why}, with the same hash")
            if set_now:
                return _Judged(change, medium, f"{why}, which a setting names since this change")
            return _Judged(
                change,
                medium if change.familiar or _MIRROR.match(host) else high,
                f"{why}, which no manifest speaks of",
            )
        case "stranger":
            spoken = "only a new setting speaks" if set_now else "no manifest speaks"
            why = f"{shown} comes from {host}, as nothing else does, and {spoken} of it"
            return None if explained else _Judged(change, medium, why)
        case "left":
            if named.asks_with_url(entry.name) or change.fixed:
                return None
            certain = named.asks_plainly(entry.name)
            why = f"{shown} comes from {host or 'a URL'} instead of an index now"
            return _Judged(
                change, high if certain else medium, f"{why}; the manifest asks for no such thing" if certain else why
            )
        case "insecure":
            why = f"{shown} is fetched without encryption now"
            return _Judged(change, medium if change.fixed else high, why)
        case _:
            return _Judged(change, medium, f"{shown} has no hash any more")


def _shown(text: str) -> str:
    """Names are whatever the file says."""
    return printable(text).strip()[:LONGEST_NAME]


def _finding(head: Text, lock: Lock, judged: _Judged, others: int) -> Finding:
    from aisec_hooks.dependencies.locked.entry import line  # noqa: PLC0415

    change = judged.change
    number = line(lock, change.entry, head.text)
    text = head.text.split("\n", number)[number - 1] if number else ""
    start = len(text) - len(text.lstrip()) + 1
    message = f"{judged.why}; and so do {others} more entries" if others else judged.why
    severity = {Confidence.HIGH: Severity.HIGH, Confidence.MEDIUM: Severity.MEDIUM}.get(judged.confidence, Severity.LOW)
    return Finding(
        rule=RULE,
        location=Location(
            path=head.path,
            span=Span(
                start_line=number,
                start_column=start,
                end_line=number,
                end_column=max(start + 1, min(len(text), 400) + 1),
            ),
        ),
        message=scrub(message),
        severity=severity,
        confidence=judged.confidence,
        engine=ENGINE,
        scope="",
        code=scrub(_shown(f"{change.kind}:{change.origin}:{change.entry.name}=={change.entry.version}")),
        names=(("lock", head.path), ("package", scrub(_shown(change.entry.name)))),
        snippet=Snippet(first_line=number, lines=()),
        cause=Cause.ADDED,
    )
