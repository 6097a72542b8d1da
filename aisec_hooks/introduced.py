"""Base against head: which findings a change introduces, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from aisec_hooks.model import Cause, ChangedFile, Finding, Location
from aisec_hooks.suppress import Applied

HISTORY = "already in history: rotate it"
SIMILAR = 0.6
"""How alike two pieces of code of one rule in one scope are when the one is an edit of the other."""


class Pool:
    """The findings of one base, each of which can account for one finding of the head."""

    def __init__(self) -> None:
        self._left: dict[Hashable, list[tuple[Finding, bool]]] = defaultdict(list)
        self._spent: set[int] = set()
        self._entries: list[tuple[Finding, bool]] = []
        self.digests: set[str] = set()

    def add(self, applied: Applied) -> None:
        """Take in one file of the base; kept findings are spent before suppressed ones."""
        entries = [(f, False) for f in applied.kept] + [(s.finding, True) for s in applied.suppressed]
        for entry in entries:
            self._entries.append(entry)
            self.digests.update({entry[0].secret.digest} if entry[0].secret else ())
            for key in _keys(entry[0]):
                self._left[key].append(entry)

    def take(self, key: Hashable, *, suppressed_first: bool = False) -> tuple[Finding, bool] | None:
        """Spend one entry that has the key."""
        left = [e for e in self._left.get(key, ()) if id(e[0]) not in self._spent]
        if not left:
            return None
        chosen = next((e for e in left if e[1] is suppressed_first), left[0])
        self._spent.add(id(chosen[0]))
        return chosen

    def take_similar(self, finding: Finding) -> tuple[Finding, bool] | None:
        """Spend the entry of the same rule and scope whose code is most alike."""
        best, score = None, SIMILAR
        for entry in self._left.get(("similar", *_place(finding)), ()):
            if id(entry[0]) not in self._spent and (ratio := _alike(entry[0].code, finding.code)) >= score:
                best, score = entry, ratio
        if best is not None:
            self._spent.add(id(best[0]))
        return best


def _keys(finding: Finding) -> Iterator[Hashable]:
    yield ("scope", *_place(finding), *_what(finding))
    yield ("file", finding.location.path, *_what(finding))
    yield ("anywhere", *_what(finding))
    yield ("similar", *_place(finding))


def _place(finding: Finding) -> tuple[str, str, str]:
    return (finding.location.path, finding.rule, finding.scope)


def _what(finding: Finding) -> tuple[str, str, str]:
    """What is the same in two equal findings; a secret is its value, wherever it is assigned."""
    if finding.secret is not None:
        return ("secret", finding.secret.digest, "")
    return (finding.rule, finding.code, finding.source_kind)


def _alike(one: str, other: str) -> float:
    import difflib  # noqa: PLC0415  # most commits edit no old finding

    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR else 0.0


def compare(
    changes: Sequence[ChangedFile],
    head: Mapping[str, Applied],
    base: Callable[[ChangedFile, int], Applied],
    added_lines: Callable[[ChangedFile], frozenset[int]],
) -> list[Finding]:
    """The findings that the head has and the bases do not account for, each with its cause.

    `head` has every changed path that exists at the head; `base(change, i)` is the i-th base's version of a
    file with its paths renamed to the head's, empty where there was none; both are asked for only when
    needed. Matching goes in tiers: the same scope, the same file, an edit in the same scope, any changed
    file. Matched findings on an added line are returned as touched or moved, the others not at all.
    """
    bases = max((len(change.bases) for change in changes), default=1)
    verdicts = [_against(changes, head, partial(_nth, base, i), added_lines) for i in range(bases)]
    found = []
    for change in changes:
        for finding in head[change.path].kept if change.path in head else ():
            causes = [verdict[id(finding)] for verdict in verdicts]
            cause = next((c for c in causes if not c.new), causes[0])
            if cause.new or finding.location.span.start_line in added_lines(change):
                message = f"{finding.message}; {HISTORY}" if cause.in_history else finding.message
                why = _why_new(finding, added_lines(change)) if cause.cause is Cause.ADDED else cause.cause
                found.append(replace(finding, cause=why, message=message))
    return found


def _why_new(finding: Finding, added: frozenset[int]) -> Cause:
    """Why a flow that the base does not have is there now: where along it the change added a line, if anywhere."""
    if finding.engine != "flow" or _touches(finding.location, added):
        return Cause.ADDED
    if any(_touches(step.location, added) for step in finding.trace):
        return Cause.NEWLY_REACHABLE
    return Cause.REMOVED_GUARD


def _touches(location: Location, added: frozenset[int]) -> bool:
    return any(line in added for line in range(location.span.start_line, location.span.end_line + 1))


def _nth(base: Callable[[ChangedFile, int], Applied], i: int, change: ChangedFile) -> Applied:
    return base(change, i)


class Verdict:
    """What one base says of one finding of the head."""

    __slots__ = ("cause", "in_history", "new")

    def __init__(self, cause: Cause, *, new: bool, in_history: bool = False) -> None:
        self.cause = cause
        self.new = new
        self.in_history = in_history


def _against(
    changes: Sequence[ChangedFile],
    head: Mapping[str, Applied],
    base: Callable[[ChangedFile], Applied],
    added_lines: Callable[[ChangedFile], frozenset[int]],
) -> dict[int, Verdict]:
    pool = Pool()
    interesting = [c for c in changes if c.path in head and (head[c.path].kept or head[c.path].suppressed)]
    for change in interesting:
        pool.add(base(change))
    for change in interesting:
        for silenced in head[change.path].suppressed:
            _account(pool, silenced.finding, TIERS[:2], suppressed_first=True)
    verdicts: dict[int, Verdict] = {}
    open_findings = [f for change in interesting for f in _old_first(change, head[change.path].kept, added_lines)]
    for tier in TIERS[:2]:
        open_findings = _settle(pool, open_findings, [tier], verdicts)
    open_findings = _settle_edits(pool, open_findings, verdicts)
    if open_findings:
        for change in changes:
            if change not in interesting:
                pool.add(base(change))
        open_findings = _settle(pool, open_findings, TIERS[2:], verdicts)
    for finding in open_findings:
        known = finding.secret is not None and finding.secret.digest in pool.digests
        verdicts[id(finding)] = Verdict(Cause.ADDED, new=True, in_history=known)
    return verdicts


def _old_first(
    change: ChangedFile, findings: tuple[Finding, ...], added_lines: Callable[[ChangedFile], frozenset[int]]
) -> Sequence[Finding]:
    """Of equal findings the ones on unchanged lines are accounted for first, so that the added one is reported."""
    if len({_what(f) for f in findings}) == len(findings):
        return findings
    added = added_lines(change)
    return sorted(findings, key=lambda f: f.location.span.start_line in added)


TIERS: tuple[tuple[Callable[[Finding], Hashable], Cause], ...] = (
    (lambda f: ("scope", *_place(f), *_what(f)), Cause.TOUCHED),
    (lambda f: ("file", f.location.path, *_what(f)), Cause.MOVED),
    (lambda f: ("anywhere", *_what(f)), Cause.MOVED),
)


def _account(
    pool: Pool,
    finding: Finding,
    tiers: Iterable[tuple[Callable[[Finding], Hashable], Cause]],
    *,
    suppressed_first: bool = False,
) -> Verdict | None:
    for key, cause in tiers:
        entry = pool.take(key(finding), suppressed_first=suppressed_first)
        if entry is not None:
            was_suppressed = entry[1]
            if was_suppressed and not suppressed_first:
                return Verdict(Cause.UNSUPPRESSED, new=True)
            return Verdict(cause, new=False, in_history=finding.secret is not None)
    return None


def _settle(
    pool: Pool,
    findings: Iterable[Finding],
    tiers: Sequence[tuple[Callable[[Finding], Hashable], Cause]],
    verdicts: dict[int, Verdict],
) -> list[Finding]:
    """Record a verdict for every finding that a tier accounts for; the others are returned."""
    left = []
    for finding in findings:
        verdict = _account(pool, finding, tiers)
        if verdict is None:
            left.append(finding)
        else:
            verdicts[id(finding)] = verdict
    return left


def _settle_edits(pool: Pool, findings: Iterable[Finding], verdicts: dict[int, Verdict]) -> list[Finding]:
    left = []
    for finding in findings:
        entry = None if finding.secret is not None else pool.take_similar(finding)
        if entry is None:
            left.append(finding)
        else:
            unsuppressed = entry[1]
            cause = Cause.UNSUPPRESSED if unsuppressed else Cause.TOUCHED
            verdicts[id(finding)] = Verdict(cause, new=unsuppressed)
    return left
