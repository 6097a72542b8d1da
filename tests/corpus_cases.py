"""The labelled cases of tests/corpus, and what the pipeline says of each."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from aisec_hooks import pipeline
from aisec_hooks.model import Finding, Tier
from aisec_hooks.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
KNOWN = CORPUS / "known_limitations.txt"
IDIOMS = "idioms"
"""The folder whose cases carry their rule in their names."""
LABELS = ("bad", "good", "hint")
_LABEL = re.compile(r"^[a-z]+_(?:[a-z-]+__)?")
_LEFTOVERS = {"__pycache__"}

SAME = {
    "cross-site-scripting": {"unescaped-template-output"},
    "path-traversal": {"unsafe-archive-extraction"},
}
"""Rules that say the same of a case as the one that it is labelled with."""


class Case(Struct, frozen=True, kw_only=True):
    """A file or a small project; `label` is one of LABELS."""

    name: str
    """Relative to the corpus, as in `sql-injection/bad_join.py`."""
    rule: str
    label: str
    path: Path

    def files(self) -> list[tuple[str, bytes]]:
        """(path in the case, content): the label in a file's name is not shown to the engines."""
        if self.path.is_file():
            return [(_LABEL.sub("", self.path.name, count=1), self.path.read_bytes())]
        found = sorted(p for p in self.path.rglob("*") if p.is_file() and not _LEFTOVERS.intersection(p.parts))
        return [(p.relative_to(self.path).as_posix(), p.read_bytes()) for p in found]


class Outcome(Struct, frozen=True, kw_only=True):
    """What the pipeline said of a case."""

    case: Case
    findings: tuple[Finding, ...]
    failures: tuple[str, ...]
    """Why the check is not complete."""
    seconds: float
    """Of processor time."""

    @property
    def reported(self) -> bool:
        """Whether the rule of the case was reported."""
        return any(map(self.is_about, self.findings))

    @property
    def blocked(self) -> bool:
        """Whether it was reported in the tier that blocks."""
        return any(f.tier is Tier.BLOCKING for f in self.findings if self.is_about(f))

    @property
    def right(self) -> bool:
        """Whether it is as the label says."""
        if self.failures:
            return False
        return {"bad": self.blocked, "good": not self.reported, "hint": not self.blocked}[self.case.label]

    def is_about(self, finding: Finding) -> bool:
        """Whether a finding is what the case is labelled for."""
        return finding.rule == self.case.rule or finding.rule in SAME.get(self.case.rule, ())


def cases() -> list[Case]:
    """All of them, by rule and name."""
    found = [_case(p) for folder in _entries(CORPUS) if folder.is_dir() for p in _entries(folder)]
    return sorted(found, key=lambda c: (c.rule, c.name))


def run(case: Case) -> Outcome:
    """One case as one run: the files of a project are seen together."""
    started = time.process_time()
    findings: tuple[Finding, ...] = ()
    try:
        report = pipeline.check_files(case.files(), Settings(), title=case.name)
        findings = report.findings
        failures = tuple(f"{n.path}: {n.engine}: {n.message}" for n in report.failures)
    except Exception as error:  # noqa: BLE001  # one crash must not hide how the other cases do
        frame = traceback.extract_tb(error.__traceback__)[-1]
        failures = (f"{type(error).__name__} in {frame.filename}:{frame.lineno}: {error}",)
    return Outcome(case=case, findings=findings, failures=failures, seconds=time.process_time() - started)


def rates(cases: Iterable[Case], wrong: set[str]) -> tuple[float, float, float]:
    """The part of the bad cases that is found, and of the good ones that block, and that are not left alone."""
    all_cases = list(cases)
    bad = [c.name in wrong for c in all_cases if c.label == "bad"]
    good = [c.name in wrong for c in all_cases if c.label == "good"]
    blocking = [run(c).blocked for c in all_cases if c.label == "good" and c.name in wrong]
    some = max(1, len(good))
    return 1 - sum(bad) / max(1, len(bad)), sum(blocking) / some, sum(good) / some


def known_limitations() -> dict[str, str]:
    """The cases that are known to be judged wrongly, and why."""
    text = KNOWN.read_text(encoding="utf-8") if KNOWN.exists() else ""
    rows = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return {name.strip(): why.strip() for name, _, why in (row.partition(": ") for row in rows)}


def _entries(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name not in _LEFTOVERS and not path.name.startswith("."):
            yield path


def _case(path: Path) -> Case:
    label, _, rest = path.name.partition("_")
    rule = rest.partition("__")[0] if path.parent.name == IDIOMS else path.parent.name
    return Case(name=f"{path.parent.name}/{path.name}", rule=rule, label=label, path=path)
