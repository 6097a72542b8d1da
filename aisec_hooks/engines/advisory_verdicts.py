"""Requirements of Python packages against the advisories: what blocks, what is advice, what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.advisories import store, verdict
from aisec_hooks.dependencies.advisories.advisory import Advisory
from aisec_hooks.dependencies.advisories.answer import listed, way_out
from aisec_hooks.dependencies.advisories.index import Index
from aisec_hooks.dependencies.advisories.verdict import Vulnerable, Why
from aisec_hooks.dependencies.compromised import takeover, takeovers
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement
from aisec_hooks.engines.compromised_match import MOST_NAMED, compromised
from aisec_hooks.engines.dependency_names import place
from aisec_hooks.engines.dependency_origins import Origins, origins
from aisec_hooks.engines.dependency_versions import LONGEST, is_exact, locked
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.errors import Incomplete
from aisec_hooks.model import Confidence, Match, Severity
from aisec_hooks.syntax.source import Source

LONGEST_SHOWN = 60
"""Characters of a specifier that a message has room for."""
UNCHECKED = "known vulnerabilities"
_SEVERITIES = (Severity.MEDIUM, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
"""Of what nobody has graded no less is thought than of most."""
_SOME_PYTHONS = late.compiled(r"\bpython_(?:full_)?version\s*(?:<|==|not\s+in\b|in\b)")
_ASIDE = late.compiled(
    r"(?i)(?:^|[-_./\s])(?:dev|devel|develop|development|tests?\d*|testing|lint(?:ing|ers?)?|format|style|docs?|documentation|sphinx|mkdocs|"
    r"min(?:imum|imal|imums)?|low(?:est)?|old(?:est)?|typ(?:es|ing)|mypy|ci|bench(?:marks?)?|build|build-system|examples?|tox|"
    r"pre-commit|cov(?:erage)?|release|all-?tests)(?=$|[-_./\s])"
)
"""Groups and files of what is no part of the program: what its authors work with, the oldest that it is tried with."""
_NPM_EXACT = late.compiled(r"[=v]{0,2}(\d{1,10}\.\d{1,10}\.\d{1,10}(?:[-+][\w.+-]{1,60})?)")


def judged(source: Source, manifest: Manifest, advisories: Index | None) -> Iterator[Match]:
    """A match for each requirement of a version that nobody should take."""
    judge = _Judge(source, manifest, advisories)
    told: set[tuple[str, str, Confidence]] = set()
    for requirement in manifest.requirements:
        match = None
        if not requirement.direct_url and len(requirement.specifier) <= LONGEST:
            match = judge.npm(requirement) if requirement.ecosystem is Ecosystem.NPM else judge.pypi(requirement)
        if match is not None and (match.code, match.message, match.confidence) not in told:
            told.add((match.code, match.message, match.confidence))
            yield match


class _Judge:
    """What the verdicts on the requirements of one file have in common."""

    def __init__(self, source: Source, manifest: Manifest, index: Index | None) -> None:
        self._source = source
        self._here: Origins = origins(source, manifest)
        self._manifest = manifest
        self._rehearsal = setting(source.path) is not Setting.PROGRAM
        self._index = index
        self._old = self._index is not None and store.is_old(self._index.facts.day)
        self._same: dict[str, list[Requirement]] = defaultdict(list)
        for requirement in manifest.requirements:
            self._same[requirement.normalised].append(requirement)

    def npm(self, requirement: Requirement) -> Match | None:
        """Of npm only the shipped table is known."""
        version = _NPM_EXACT.fullmatch(requirement.specifier)
        taken = takeover(requirement.normalised, version[1], Ecosystem.NPM) if version else None
        if version is None or taken is None:
            return None
        return compromised(
            place(requirement),
            requirement.name,
            version[1],
            (taken.source,),
            ecosystem=Ecosystem.NPM,
            confidence=Confidence.MEDIUM if self._rehearsal else Confidence.HIGH,
        )

    def pypi(self, requirement: Requirement) -> Match | None:
        """What the table and the advisories say."""
        name = requirement.normalised
        advisories = self._index.of(name) if self._index is not None else ()
        return self._malicious(requirement, advisories) or (
            self._vulnerable(requirement, advisories) if advisories else None
        )

    def _malicious(self, requirement: Requirement, advisories: tuple[Advisory, ...]) -> Match | None:
        name = requirement.normalised
        if not advisories and not takeovers(name):
            return None
        found = verdict.malicious(name, requirement.specifier, advisories)
        if found is None:
            return None
        confidence = Confidence.HIGH if found.certain and not self._rehearsal else Confidence.MEDIUM
        if not found.version:
            if self._is_own(name):
                return None  # whoever takes the name of a private package has it on the public index only
            if names.popularity(name) is not None:
                confidence = Confidence.MEDIUM  # nobody calls all of a much-used package harmful and is right
        how = "" if found.certain else f"{requirement.specifier[:LONGEST_SHOWN]} allows that "
        return compromised(
            place(requirement), requirement.name, found.version, found.ids, confidence=confidence, how=how
        )

    def _is_own(self, name: str) -> bool:
        here = self._here
        return here.private or name in here.own or here.in_repository(name)

    def _vulnerable(self, requirement: Requirement, advisories: tuple[Advisory, ...]) -> Match | None:
        found = verdict.vulnerable(requirement.specifier, advisories)
        least = found is not None and found.why is Why.LEAST
        if found is None or (least and (self._is_aside(requirement) or self._says_a_lock)):
            return None
        severity = Severity.LOW if least else _SEVERITIES[found.severity]
        blocks = found.certain and severity >= Severity.MEDIUM and not self._in_doubt(requirement, advisories)
        # most libraries name an old version as their least, and nobody installs that one
        confidence = (
            Confidence.HIGH if blocks else Confidence.LOW if least and found.severity < 4 else Confidence.MEDIUM
        )
        return Match(
            rule="vulnerable-dependency",
            span=place(requirement),
            message=f"{self._message(requirement, found)}{self._age()}",
            severity=severity,
            confidence=confidence,
            code=f"pypi:{requirement.normalised}",
            names={
                "package": requirement.normalised,
                "version": found.version or requirement.specifier[:LONGEST_SHOWN],
                "fixed": found.fixed or "A-FIXED-VERSION",
                "advisories": " ".join(advisory.name for advisory in found.advisories),
            },
        )

    @property
    def _says_a_lock(self) -> bool:
        """Whether a lock file decides which version it is."""
        return self._manifest.is_lock or locked(self._source)

    def _is_aside(self, requirement: Requirement) -> bool:
        """Whether it is no part of the program that others run."""
        where = f"{self._source.path} {requirement.group}" if not self._manifest.is_lock else ""
        return self._rehearsal or requirement.origin == "tox" or _ASIDE.search(where) is not None

    def _in_doubt(self, requirement: Requirement, advisories: tuple[Advisory, ...]) -> bool:
        """Whether it is no part of the program, or another version is taken where that can be had."""
        if self._is_aside(requirement) or _SOME_PYTHONS.search(requirement.marker[:LONGEST]):
            return True
        others = [r for r in self._same[requirement.normalised] if r.specifier != requirement.specifier]
        return any(is_exact(r.specifier) and verdict.vulnerable(r.specifier, advisories) is None for r in others)

    def _message(self, requirement: Requirement, found: Vulnerable) -> str:
        what = listed(found.advisories, MOST_NAMED)
        asked = f"{requirement.name}{requirement.specifier[:LONGEST_SHOWN]}"
        match found.why:
            case Why.PINNED:
                start = f"{requirement.name} {found.version} has known vulnerabilities: {what}"
            case Why.ONLY:
                start = f"every version that {asked} allows is vulnerable: {what}"
            case _:
                start = f"{asked} allows {found.version}, which is vulnerable: {what}"
        return f"{start}; {way_out(found)}"

    def _age(self) -> str:
        if not self._old or self._index is None:
            return ""
        return f" (advisories of {self._index.facts.day}, older than {store.OLDEST} days: run aisec update)"


def is_of_pypi(requirement: Requirement) -> bool:
    """Whether the advisories are about such packages."""
    return requirement.ecosystem is Ecosystem.PYPI and not requirement.direct_url


def index() -> tuple[Index | None, str]:
    """The advisories, and why there are none; each is "nothing" where the other is something."""
    try:
        found = store.loaded()
    except Incomplete as damaged:
        return None, f"{UNCHECKED}: {damaged}"
    return found, "" if found is not None else f"{UNCHECKED}: none are downloaded, run aisec update"
