"""Base against head: which findings a change introduces, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from aisec_hooks.alike import is_edit_of, stands_like
from aisec_hooks.model import Cause, ChangedFile, Confidence, Finding, Location, SourceKind, Suppression
from aisec_hooks.suppress import Applied

HISTORY = "already in history: rotate it"
KEPT = "already in history"
NOTHING_TO_ROTATE = frozenset({"personal-data", "internal-infrastructure"})
NAMES = frozenset(
    {"unknown-package", "unknown-import", "lookalike-package", "unpinned-dependency", "deprecated-package"}
)
"""Rules about a name: another one is another package, however alike the two are."""
FLOWS = frozenset({"flow", "templates"})
"""Engines whose findings are ways from one place to another, of which the change may have touched any part."""
WHOLE = frozenset({"files"})
"""Engines whose findings are about a file, not a line of it."""
MOST_CANDIDATES = 40
"""Base findings of one rule and scope that an edited one is compared with."""

BaseOf = Callable[[ChangedFile, int], Applied]
AddedLines = Callable[[ChangedFile], frozenset[int]]


class Introduced(NamedTuple):
    """What a change introduces."""

    findings: list[Finding]
    suppressions: list[Suppression]
    """Comments, old ones too, that silence something which no base accounts for."""


def compare(
    changes: Sequence[ChangedFile], head: Mapping[str, Applied], base: BaseOf, added_lines: AddedLines
) -> Introduced:
    """The findings that the head has and the bases do not account for, each with its cause.

    `head` has every changed path that exists at the head; `base(change, i)` is the i-th base's version of a
    file with its paths renamed to the head's, empty where there was none; both are asked for only when
    needed. A finding that a base accounts for is returned as touched or moved if it stands on an added line,
    else not at all.
    """
    bases = max((len(change.bases) for change in changes), default=1)
    verdicts = [_against(changes, head, partial(_nth, base, i), added_lines) for i in range(bases)]
    touched = Touched(changes, added_lines)
    found = []
    for change in changes:
        for finding in head[change.path].kept if change.path in head else ():
            said = [verdict[id(finding)] for verdict in verdicts]
            verdict = next((v for v in said if not v.new), said[0])
            if verdict.new or _is_touched(finding, change, added_lines):
                history = KEPT if finding.rule in NOTHING_TO_ROTATE else HISTORY
                message = f"{finding.message}; {history}" if verdict.in_history else finding.message
                cause = verdict.cause
                if cause is Cause.ADDED:
                    cleared = [applied.cleared for i in range(len(change.bases)) for applied in [base(change, i)]]
                    cause = _why_new(finding, touched, cleared)
                found.append(replace(finding, cause=cause, message=message))
    silenced = [s for change in changes if change.path in head for s in head[change.path].suppressed]
    newly = [s.suppression for s in silenced if all(verdict[id(s.finding)].new for verdict in verdicts)]
    return Introduced(found, newly)


def _is_touched(finding: Finding, change: ChangedFile, added_lines: AddedLines) -> bool:
    """Whether a finding that is not new is worth a word; of what may be private no more is said than once."""
    if finding.engine in WHOLE:
        return finding.confidence is Confidence.HIGH
    return finding.location.span.start_line in added_lines(change)


class Touched:
    """Whether a place is on a line that a change adds, in any of its files."""

    def __init__(self, changes: Iterable[ChangedFile], added_lines: AddedLines) -> None:
        self._changes = {change.path: change for change in changes}
        self._added_lines = added_lines

    def __call__(self, location: Location) -> bool:
        change = self._changes.get(location.path)
        if change is None or not change.head_blob:
            return False
        added = self._added_lines(change)
        return any(line in added for line in range(location.span.start_line, location.span.end_line + 1))


def _why_new(finding: Finding, touched: Touched, cleared: Iterable[frozenset[tuple[str, str]]]) -> Cause:
    """Why a flow that the base does not have is there now: by where along it the change added a line."""
    ends = [finding.location, *(step.location for step in finding.trace[-1:])]
    if finding.engine not in FLOWS or any(map(touched, ends)):
        return Cause.ADDED
    let_in = any(touched(step.location) for step in finding.trace[:1])
    guarded = any((finding.rule, finding.scope) in places for places in cleared)
    return Cause.REMOVED_GUARD if guarded and not let_in else Cause.NEWLY_REACHABLE


def _nth(base: BaseOf, i: int, change: ChangedFile) -> Applied:
    return base(change, i)


# --- one base --------------------------------------------------------------------------------


class Verdict(NamedTuple):
    """What one base says of one finding of the head."""

    cause: Cause
    new: bool
    in_history: bool = False


class Entry(NamedTuple):
    """A finding of the base, and whether a comment silenced it there."""

    finding: Finding
    suppressed: bool


class Pool:
    """The findings of one base, each of which can account for one finding of the head."""

    def __init__(self) -> None:
        self._by_key: dict[Hashable, list[Entry]] = defaultdict(list)
        self._spent: set[int] = set()
        self.digests: set[str] = set()

    def add(self, applied: Applied) -> None:
        """Take in one file of the base."""
        for entry in (
            *(Entry(f, suppressed=False) for f in applied.kept),
            *(Entry(s.finding, suppressed=True) for s in applied.suppressed),
        ):
            finding = entry.finding
            if finding.secret is not None:
                self.digests.add(finding.secret.digest)
            for key in (_in_scope(finding), _in_file(finding), _anywhere(finding), _place(finding)):
                self._by_key[key].append(entry)

    def take(self, key: Hashable, fits: Callable[[Finding], bool], *, suppressed_first: bool = False) -> Entry | None:
        """Spend one entry that has the key and fits."""
        entries = self._by_key.get(key)
        if entries is None:
            return None
        entries[:] = [e for e in entries if id(e.finding) not in self._spent]
        left = [e for e in entries[:MOST_CANDIDATES] if fits(e.finding)]
        if not left:
            return None
        chosen = next((e for e in left if e.suppressed is suppressed_first), left[0])
        self._spent.add(id(chosen.finding))
        return chosen


def _in_scope(finding: Finding) -> Hashable:
    return ("scope", *_place(finding), *_what(finding))


def _in_file(finding: Finding) -> Hashable:
    return ("file", finding.location.path, *_what(finding))


def _anywhere(finding: Finding) -> Hashable:
    return ("anywhere", *_what(finding))


def _place(finding: Finding) -> tuple[str, str, str]:
    return (finding.location.path, finding.rule, finding.scope)


def _what(finding: Finding) -> tuple[str, str]:
    """What is the same in two equal findings; a secret is its value, wherever it is assigned."""
    if finding.secret is not None:
        return ("secret", finding.secret.digest)
    return (finding.rule, finding.code)


class Tier(NamedTuple):
    """One way for a base finding to account for a head finding."""

    key: Callable[[Finding], Hashable]
    fits: Callable[[Finding, Finding], bool]
    """(of the base, of the head), beyond having the same key."""
    cause: Cause


def _covers(old: Finding, new: Finding) -> bool:
    """An old finding pays only for one that is no worse: not for advice that became certain, or let strangers in."""
    strangers = old.source_kind == SourceKind.PARAMETER.value != new.source_kind
    return old.confidence >= new.confidence and old.severity >= new.severity and not strangers


def _same(old: Finding, new: Finding) -> bool:
    return _covers(old, new)


def _moved(old: Finding, new: Finding) -> bool:
    return _covers(old, new) and (
        new.secret is not None or old.scope.rpartition(".")[2] == new.scope.rpartition(".")[2] or stands_like(old, new)
    )


def _edited(old: Finding, new: Finding) -> bool:
    return new.secret is None and new.rule not in NAMES and _covers(old, new) and is_edit_of(old.code, new.code)


SAME = Tier(_in_scope, _same, Cause.TOUCHED)
MOVED_IN_FILE = Tier(_in_file, _moved, Cause.MOVED)
EDITED = Tier(_place, _edited, Cause.TOUCHED)
MOVED = Tier(_anywhere, _moved, Cause.MOVED)


def _against(
    changes: Sequence[ChangedFile],
    head: Mapping[str, Applied],
    base: Callable[[ChangedFile], Applied],
    added_lines: AddedLines,
) -> dict[int, Verdict]:
    pool = Pool()
    interesting = [c for c in changes if c.path in head and (head[c.path].kept or head[c.path].suppressed)]
    for change in interesting:
        pool.add(base(change))
    verdicts: dict[int, Verdict] = {}
    silenced = [s.finding for change in interesting for s in head[change.path].suppressed]
    for tier in (SAME, MOVED_IN_FILE):
        silenced = _settle(pool, silenced, tier, verdicts, suppressed_first=True)
    left = [f for change in interesting for f in _old_first(change, head[change.path].kept, added_lines)]
    for tier in (SAME, MOVED_IN_FILE, EDITED):
        left = _settle(pool, left, tier, verdicts)
    silenced = _settle(pool, silenced, EDITED, verdicts, suppressed_first=True)
    if left or silenced:
        for change in changes:
            if change not in interesting:
                pool.add(base(change))
        left = _settle(pool, left, MOVED, verdicts)
        silenced = _settle(pool, silenced, MOVED, verdicts, suppressed_first=True)
    for finding in (*left, *silenced):
        known = finding.secret is not None and finding.secret.digest in pool.digests
        verdicts[id(finding)] = Verdict(Cause.ADDED, new=True, in_history=known)
    return verdicts


def _old_first(change: ChangedFile, findings: tuple[Finding, ...], added_lines: AddedLines) -> Sequence[Finding]:
    """Of equal findings the ones on unchanged lines are accounted for first, so that the added one is reported."""
    if len({_what(f) for f in findings}) == len(findings):
        return findings
    added = added_lines(change)
    return sorted(findings, key=lambda f: f.location.span.start_line in added)


def _settle(
    pool: Pool,
    findings: Iterable[Finding],
    tier: Tier,
    verdicts: dict[int, Verdict],
    *,
    suppressed_first: bool = False,
) -> list[Finding]:
    """Record a verdict for every finding that a tier accounts for; the others are returned."""
    left = []
    for finding in findings:
        verdict = _account(pool, finding, tier, suppressed_first=suppressed_first)
        if verdict is None:
            left.append(finding)
        else:
            verdicts[id(finding)] = verdict
    return left


def _account(pool: Pool, finding: Finding, tier: Tier, *, suppressed_first: bool) -> Verdict | None:
    entry = pool.take(tier.key(finding), partial(_fits, tier, finding), suppressed_first=suppressed_first)
    if entry is None:
        return None
    if entry.suppressed and not suppressed_first:
        return Verdict(Cause.UNSUPPRESSED, new=True)
    return Verdict(tier.cause, new=False, in_history=finding.secret is not None)


def _fits(tier: Tier, new: Finding, old: Finding) -> bool:
    return tier.fits(old, new)
