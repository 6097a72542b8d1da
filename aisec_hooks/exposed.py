"""What a change exposes in files that it does not touch, told at the place in the changed file that does it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from aisec_hooks import introduced
from aisec_hooks.introduced import FLOWS, BaseOf, Introduced
from aisec_hooks.model import Cause, ChangedFile, Finding, Location, Span, Step
from aisec_hooks.printable import printable
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax.source import Source

MOST_NAMED = 3
"""Places beside the first that a message names."""
NOTE = "exposed here, in code that this change does not touch"

Touched = Callable[[Location], bool]
"""Whether a place is on a line that the change adds."""
Definitions = Callable[[str], Location | None]
"""Path of a changed file -> the first definition in it that the change altered."""


def compared(users: Sequence[ChangedFile], head: Mapping[str, Applied], base: BaseOf) -> Introduced:
    """What is new in files that are the same on all sides: their findings are matched by where they stand.

    Their code may read differently, for it tells of the texts that other files put together.
    """
    same = [user for user in users if all(version.blob == user.head_blob for version in user.bases)]
    others = [user for user in users if user not in same]
    codes: dict[str, str] = {}

    def by_place(applied: Applied) -> Applied:
        return replace(
            applied,
            kept=tuple(_named_by_place(f, codes) for f in applied.kept),
            suppressed=tuple(replace(s, finding=_named_by_place(s.finding, codes)) for s in applied.suppressed),
        )

    placed = {user.path: by_place(head[user.path]) for user in same}
    one = introduced.compare(same, placed, lambda user, i: by_place(base(user, i)), lambda user: frozenset())
    two = introduced.compare(others, head, base, lambda user: frozenset())
    findings = [*(replace(f, code=codes[f.code]) for f in one.findings), *two.findings]
    return Introduced(findings, [*one.suppressions, *two.suppressions])


def _named_by_place(finding: Finding, codes: dict[str, str]) -> Finding:
    """A digest of the place for its code, which is like no other."""
    place = f"{finding.rule} {finding.location}"
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()
    codes.setdefault(digest, finding.code)
    return replace(finding, code=digest)


def told(
    findings: Iterable[tuple[Finding, Sequence[str]]],
    changed: Mapping[str, Source],
    definition: Definitions,
    touched: Touched,
) -> list[Finding]:
    """Each finding of an unchanged file, moved to where the change causes it; those of one cause are one finding.

    With each come the changed files that it depends on. `changed` are the heads of all changed files by path.
    """
    together: dict[tuple[str, Location], list[tuple[Finding, Location]]] = defaultdict(list)
    for finding, through in findings:
        place = _place(finding, through, changed, definition, touched)
        together[finding.rule, place].append((finding, place))
    return [_one(group, changed, touched) for group in together.values()]


def _place(
    finding: Finding, through: Sequence[str], changed: Mapping[str, Source], definition: Definitions, touched: Touched
) -> Location:
    """The step that the change added, else the last one in a changed file, else a definition that it altered."""
    steps = [s.location for s in finding.trace if s.location.path in changed]
    added = [place for place in steps if touched(place)]
    if added or steps:
        return (added or steps)[-1]
    found = (definition(path) for path in through)
    return next((place for place in found if place is not None), finding.location)


def _one(group: Sequence[tuple[Finding, Location]], changed: Mapping[str, Source], touched: Touched) -> Finding:
    ordered = sorted(group, key=lambda g: (-g[0].confidence, g[0].location.path, g[0].location.span))
    finding, place = ordered[0]
    source = changed.get(place.path)
    others = list(dict.fromkeys(_line(f.location) for f, _ in ordered[1:]))
    code = next((s.code for s in finding.trace if s.location == finding.location), _first_line(finding))
    return replace(
        finding,
        location=place,
        scope=source.scope(place.span.start_line) if source is not None else finding.scope,
        message=f"{finding.message}; exposed in {_line(finding.location)}{_more(others)}",
        trace=(Step(location=finding.location, code=code, note=NOTE), *finding.trace),
        cause=_cause(finding, touched),
        fixes=(),
    )


def _first_line(finding: Finding) -> str:
    """The line that a finding begins on, masked, where it is at hand."""
    at = (finding.location.cell_line or finding.location.span.start_line) - finding.snippet.first_line
    return finding.snippet.lines[at].strip() if 0 <= at < len(finding.snippet.lines) else ""


def _cause(finding: Finding, touched: Touched) -> Cause:
    """By where along the flow the change added a line: at its end, at its beginning, or where a guard was.

    What is no flow depends on the value of a name, such as a constant that is imported.
    """
    if finding.engine not in FLOWS:
        return Cause.WEAKENED_CONFIG
    if any(touched(step.location) for step in finding.trace[-1:]):
        return Cause.ADDED
    return Cause.NEWLY_REACHABLE if any(touched(s.location) for s in finding.trace[:1]) else Cause.REMOVED_GUARD


def anchor(finding: Finding, changed: Mapping[str, Source], taken: Callable[[str], Sequence[int]]) -> Location | None:
    """Where in the diff a finding is shown that stands on no added line: where something was taken away.

    In its own function, else at a step in another changed file, else anywhere in its file. `taken` gives the
    lines of a file before which others were.
    """
    path, line = finding.location.path, finding.location.span.start_line
    source = changed.get(path)
    if source is None or finding.location.cell is not None:
        return None
    places = sorted(taken(path), key=lambda n: (abs(n - line), n))
    own = (n for n in places if finding.scope in (source.scope(n), source.scope(n - 1)))
    steps = [s.location for s in finding.trace if s.location.path != path and s.location.path in changed]
    here = next(own, None)
    if here is None and steps:
        return steps[-1]
    return whole_line(source, here if here is not None else next(iter(places), 0))


def _line(location: Location) -> str:
    return f"{printable(location.path)}:{location.span.start_line}"


def _more(others: Sequence[str]) -> str:
    left = f" and {len(others) - MOST_NAMED} more places" if len(others) > MOST_NAMED else ""
    return "".join(f", {place}" for place in others[:MOST_NAMED]) + left


def whole_line(source: Source, line: int) -> Location | None:
    """The place of a line, without its indentation; None where there is no such line."""
    if not 1 <= line <= len(source.lines):
        return None
    text = source.lines[line - 1]
    start = len(text) - len(text.lstrip()) + 1
    span = Span(start_line=line, start_column=start, end_line=line, end_column=max(start + 1, len(text) + 1))
    return source.locate(span)
