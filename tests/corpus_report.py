"""The table of how the engines do on tests/corpus: `python -m tests.corpus_report --help`."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from aisec_hooks.model import Finding, Tier
from tests.corpus_cases import Case, Outcome, cases, known_limitations, rates, run

SLOWEST = 10
HEADING = "".join(
    f"{title:>{width}}"
    for title, width in (
        ("", 28),
        ("bad: blocking", 16),
        ("reported", 12),
        ("good: blocking", 18),
        ("reported", 12),
        ("hint: blocking", 17),
        ("reported", 12),
    )
)


def main(argv: Sequence[str] | None = None) -> int:
    """0 if every case is as its label says."""
    options = _options(argv)
    chosen = [c for c in cases() if _matches(c, options.words)]
    outcomes = _run(chosen, options.jobs)
    print(*_lines(outcomes, options), sep="\n")
    wrong = {o.case.name for o in outcomes if not o.right}
    if options.since:
        print(*_since(json.loads(options.since.read_text("utf-8")), outcomes, wrong), sep="\n")
    if options.save:
        options.save.write_text(json.dumps(sorted(wrong), indent=0), "utf-8")
    return int(bool(wrong))


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus_report", description=__doc__)
    add = parser.add_argument
    add("words", nargs="*", help="names of rules, or regular expressions for FOLDER/NAME, as ^sql-injection/bad")
    add("-m", "--messages", action="store_true", help="what was reported of the rule in the cases that fail")
    add("-a", "--all", action="store_true", help="with -m: whatever was reported, in cases that pass too")
    add("-t", "--trace", action="store_true", help="with -m: the steps of each finding")
    add("-n", "--no-names", action="store_true", help="the table only")
    add("-u", "--unlisted", action="store_true", help="leave out the names of known limitations")
    add("-o", "--other", action="store_true", help="findings of other rules that block a good case")
    add("-s", "--slow", action="store_true", help=f"the {SLOWEST} slowest cases")
    add("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    add("--save", type=Path, metavar="FILE", help="write the names of those that fail")
    add("--since", type=Path, metavar="FILE", help="say what changed since a --save")
    return parser.parse_args(argv)


def _matches(case: Case, words: Sequence[str]) -> bool:
    return not words or any(word == case.rule or re.search(word, case.name) for word in words)


def _run(chosen: Sequence[Case], jobs: int) -> list[Outcome]:
    if jobs == 1 or len(chosen) < 40:
        return [run(case) for case in chosen]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(run, chosen, chunksize=20))


def _lines(outcomes: Sequence[Outcome], options: argparse.Namespace) -> Iterator[str]:
    known = known_limitations() if options.unlisted else {}
    yield HEADING
    for rule in dict.fromkeys(o.case.rule for o in outcomes):
        mine = [o for o in outcomes if o.case.rule == rule]
        yield _row(rule, mine)
        for outcome in () if options.no_names else mine:
            if options.all or (not outcome.right and outcome.case.name not in known):
                yield from _described(outcome, options)
    yield _row("all", outcomes)
    found, blocks, alarms = rates([o.case for o in outcomes], {o.case.name for o in outcomes if not o.right})
    seconds = sum(o.seconds for o in outcomes)
    yield f"TPR {found:.3f}  FPR {alarms:.3f} (blocking {blocks:.3f})  {len(outcomes)} cases in {seconds:.1f} s of work"
    if options.other:
        yield from _others(outcomes)
    if options.slow:
        for outcome in sorted(outcomes, key=lambda o: -o.seconds)[:SLOWEST]:
            yield f"{outcome.seconds * 1000:8.0f} ms  {outcome.case.name}"


def _row(name: str, outcomes: Iterable[Outcome]) -> str:
    cells = []
    for label in ("bad", "good", "hint"):
        mine = [o for o in outcomes if o.case.label == label]
        cells += [sum(o.blocked for o in mine), sum(o.reported for o in mine), len(mine)]
    bad, found, bads, blocked, alarms, goods, blocking, shown, hints = cells
    return (
        f"{name:28}{f'{bad} of {bads}':>16}{found:>12}{f'{blocked} of {goods}':>18}{alarms:>12}"
        f"{f'{blocking} of {hints}':>17}{shown:>12}"
    )


def _described(outcome: Outcome, options: argparse.Namespace) -> Iterator[str]:
    if outcome.right:
        what = "right"
    elif outcome.failures:
        what = "CRASH"
    elif outcome.case.label == "bad":
        what = "only advice" if outcome.reported else "MISSED"
    else:
        what = "BLOCKS" if outcome.blocked else "advice"
    yield f"    {what:12}{outcome.case.name}"
    yield from (f"        {failure}" for failure in outcome.failures)
    if options.messages:
        for finding in outcome.findings:
            if options.all or outcome.case.label == "bad" or outcome.is_about(finding):
                yield from _finding(finding, options.trace)


def _finding(finding: Finding, trace: bool) -> Iterator[str]:
    at = f"{finding.location.path}:{finding.location.span.start_line}"
    yield f"        {finding.tier.value:9} {at} {finding.rule} [{finding.engine}]: {finding.message}"
    for step in finding.trace if trace else ():
        yield f"            {step.location.path}:{step.location.span.start_line}  {step.code}  -- {step.note}"


def _others(outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield "findings of other rules that block a good case"
    for outcome in outcomes:
        for finding in outcome.findings if outcome.case.label == "good" else ():
            if finding.tier is Tier.BLOCKING and not outcome.is_about(finding):
                yield f"    {outcome.case.name}"
                yield from _finding(finding, trace=False)


def _since(before: Sequence[str], outcomes: Iterable[Outcome], wrong: set[str]) -> Iterator[str]:
    names = {o.case.name for o in outcomes}
    yield from (f"now right   {name}" for name in sorted(names.intersection(before) - wrong))
    yield from (f"NOW WRONG   {name}" for name in sorted(wrong.difference(before)))


if __name__ == "__main__":
    sys.exit(main())
