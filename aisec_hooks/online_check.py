"""What the user's package index says of the requirements that a change introduces, where it is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import read
from aisec_hooks.dependencies.names import exists
from aisec_hooks.dependencies.online.asking import NO_TIME, Answer, Indexes
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement, normalise
from aisec_hooks.engines.dependencies import Dependencies
from aisec_hooks.engines.dependency_answers import Asked, judged
from aisec_hooks.engines.dependency_names import is_name, is_placeholder
from aisec_hooks.engines.dependency_origins import Origins, origins
from aisec_hooks.engines.dependency_status import only_limits
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.errors import Incomplete
from aisec_hooks.examine import placed
from aisec_hooks.model import NEVER_BLOCKING, ChangedFile, Confidence, Finding, Match, Note, NoteKind, Suppressed
from aisec_hooks.scrub import scrub
from aisec_hooks.settings import Settings
from aisec_hooks.syntax.project import Project, View
from aisec_hooks.syntax.source import Source

if TYPE_CHECKING:
    from aisec_hooks.licences.policy import Policy

ENGINE = "online"
MOST_ASKED = 400
"""Packages that are asked for in one run."""
MOST_NAMED = 5
_NAME = late.compiled(r"[a-z0-9](?:[a-z0-9-]{0,200}[a-z0-9])?\Z")
Silence = Callable[[str, tuple[Finding, ...]], tuple[Sequence[Finding], Sequence[Suppressed]]]
"""(path, findings in it) -> those that no comment in the file silences, and those that one does."""


class Settled(NamedTuple):
    """What is left to report once the index was heard."""

    findings: list[Finding]
    suppressed: list[Suppressed]
    notes: list[Note]


class _Wanted(NamedTuple):
    source: Source
    requirement: Requirement
    here: Origins
    rehearsal: bool


class OnlineCheck:
    """Gathers the requirements of a change, then asks for those that are new, all at once."""

    def __init__(self, indexes: Indexes, settings: Settings, key: bytes) -> None:
        self._indexes = indexes
        self._settings = settings
        self._key = key
        self._wanted: list[_Wanted] = []
        self._texts_before: list[tuple[str, str]] = []
        self._names_before: set[str] = set()
        self._pins_before: set[tuple[str, str]] = set()

    def watches(self, path: str) -> bool:
        """Whether files of that name may ask for packages that the index is asked about."""
        return Dependencies().wants(Source(path, b""))

    def gather(
        self, changes: Iterable[ChangedFile], watched: Collection[str], head: Project, bases: Sequence[Project]
    ) -> None:
        """Take in both sides of a change; `watched` are the paths at the head that are checked at all."""
        for change in changes:
            for version, project in zip(change.bases, bases, strict=False):
                if version.blob and self.watches(version.path):
                    source = _source(project, version.path)
                    if source is not None:
                        self.before(source)
            if change.path in watched and self.watches(change.path):
                source = _source(head, change.path)
                if source is not None:
                    self.add(head.view(change.path).source(source.data))

    def before(self, source: Source) -> None:
        """Take in what a file asked for before the change."""
        self._texts_before.append((source.path, source.text))
        for requirement in _manifest(source).requirements:
            if requirement.ecosystem is Ecosystem.PYPI and not requirement.direct_url:
                self._names_before.add(requirement.normalised)
                self._pins_before.add((requirement.normalised, requirement.specifier))

    def add(self, source: Source) -> None:
        """Take in what a file asks for now, as far as the index may be asked about it."""
        manifest = _manifest(source)
        if not manifest.requirements:
            return
        here, rehearsal = origins(source, manifest), setting(source.path) is not Setting.PROGRAM
        self._wanted += [
            _Wanted(source, requirement, here, rehearsal)
            for requirement in manifest.requirements
            if self._is_public(requirement, here)
            and not only_limits(source.path, requirement)
            and not (rehearsal and is_placeholder(requirement.normalised))
        ]

    def settled(self, findings: Sequence[Finding], suppressed: Iterable[Suppressed], silence: Silence) -> Settled:
        """The findings as the index's answers leave them, with what it knows of versions beside."""
        wanted = [w for w in self._wanted if _pin(w.requirement) not in self._pins_before]
        modules = [name for f in findings if _is_certain_import(f) for name in [_name(f)]]
        asked_for = list(dict.fromkeys([*(w.requirement.normalised for w in wanted), *modules]))
        answers = self._indexes.ask(asked_for[:MOST_ASKED])
        matches = self._judged(wanted, answers)
        old = {w.requirement.normalised for w, _ in matches} | {n for n, a in answers.items() if a.absent}
        old = {name for name in old if answers[name].remembered}
        if old:  # bad news is asked for again: a version may be younger than a remembered answer
            answers.update(self._indexes.ask(sorted(old), fresh=True))
            matches = self._judged(wanted, answers)
        done = {_spot(s.finding) for s in suppressed}
        kept, silenced = self._placed(matches, silence)
        licences = self._licences(wanted, answers)
        for path, found in self._unfit(wanted, licences):
            left, quiet = silence(path, found)
            kept, silenced = [*kept, *left], [*silenced, *quiet]
        replaced = {_spot(f) for f in kept}
        return Settled(
            [*(f for f in findings if not _is_refuted(f, answers) and _spot(f) not in replaced), *kept],
            [s for s in silenced if _spot(s.finding) not in done],
            [*_notes(answers, len(asked_for)), *_licence_notes(licences)],
        )

    def _judged(self, wanted: Iterable[_Wanted], answers: dict[str, Answer]) -> list[tuple[_Wanted, Match]]:
        found: dict[tuple[str, str, str], tuple[_Wanted, Match]] = {}
        for each in wanted:
            requirement = each.requirement
            answer = answers.get(requirement.normalised)
            if answer is not None:
                new = requirement.normalised not in self._names_before
                for match in judged(Asked(requirement, each.here, each.rehearsal, new), answer):
                    found.setdefault((each.source.path, match.rule, match.code), (each, match))
        return list(found.values())

    def _placed(
        self, matches: Iterable[tuple[_Wanted, Match]], silence: Silence
    ) -> tuple[list[Finding], list[Suppressed]]:
        by_source: dict[str, tuple[Source, list[Match]]] = {}
        for each, match in matches:
            by_source.setdefault(each.source.path, (each.source, []))[1].append(match)
        kept: list[Finding] = []
        silenced: list[Suppressed] = []
        for path, (source, said) in by_source.items():
            left, quiet = silence(path, tuple(placed(source, said, ENGINE, self._key)))
            kept += left
            silenced += quiet
        return kept, silenced

    def _licences(self, wanted: Sequence[_Wanted], answers: dict[str, Answer]) -> dict[str, str | None]:
        """New package -> its licence by what the index tells, None where that was not heard."""
        names = {w.requirement.normalised for w in wanted} - self._names_before
        known = {name: answers[name] for name in sorted(names) if name in answers and answers[name].known}
        if not known or not any(True for _ in self._particular(wanted)):
            return {}
        # imported here: most changes ask for no new package
        from aisec_hooks.dependencies.online.details import licences  # noqa: PLC0415

        # what is remembered of a package has no addresses of its metadata
        known.update(self._indexes.ask([name for name, answer in known.items() if answer.remembered], fresh=True))
        return licences(self._indexes, known)

    def _unfit(
        self, wanted: Sequence[_Wanted], licences: dict[str, str | None]
    ) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """(path, findings): packages under a licence that the project's own does not fit."""
        if not any(licences.values()):
            return
        from aisec_hooks import licence_terms  # noqa: PLC0415  # as above

        for source in self._particular(wanted):
            found = licence_terms.of_packages(
                [licence_terms.Asked(source.path, source.text, ())],
                self._texts_before,
                partial(_text_of, source.project),
                self._policy(),
                lambda name: licences.get(name) or "",
            )
            yield source.path, tuple(found)

    def _particular(self, wanted: Sequence[_Wanted]) -> Iterator[Source]:
        """The manifests of projects that not every licence fits."""
        if not self._settings.reports("copyleft-dependency"):
            return
        from aisec_hooks.licences.kinds import Kind  # noqa: PLC0415  # as above
        from aisec_hooks.licences.policy import own_kind  # noqa: PLC0415
        from aisec_hooks.own_licence import own_licence  # noqa: PLC0415

        for source in {w.source.path: w.source for w in wanted}.values():
            own = own_licence(source.path, partial(_text_of, source.project))
            if any(self._policy()) or own_kind(own) is Kind.PERMISSIVE:
                yield source

    def _policy(self) -> Policy:
        from aisec_hooks.licences.policy import Policy  # noqa: PLC0415  # as above

        return Policy(self._settings.allowed_licences, self._settings.denied_licences)

    def _is_public(self, requirement: Requirement, here: Origins) -> bool:
        """Whether a name is the public index's to judge; any other may be private, and nobody is told of it."""
        name = requirement.normalised
        return (
            requirement.ecosystem is Ecosystem.PYPI
            and not requirement.direct_url
            and is_name(requirement)
            and not self._settings.knows(name)
            and not here.private
            and name not in here.own | here.described
            and (exists(name) or not (_may_be_ours(name, here) or scrub(requirement.name) != requirement.name))
        )


def _may_be_ours(name: str, here: Origins) -> bool:
    """Whether the snapshot speaks for a name, or for an index that may have it."""
    locked = here.locked(name)
    elsewhere = locked is not None and bool(locked.direct_url)
    return elsewhere or here.in_repository(name) or here.is_sibling(name) or here.elsewhere


def _text_of(view: View | None, path: str) -> str | None:
    return (view.text(path) or None) if view is not None else None


def _source(project: Project, path: str) -> Source | None:
    try:
        return project.source(path)
    except Incomplete:
        return None  # told of where it was to be examined


def _manifest(source: Source) -> Manifest:
    return read(source.path, source.text)


def _pin(requirement: Requirement) -> tuple[str, str]:
    return requirement.normalised, requirement.specifier


def _is_certain_import(finding: Finding) -> bool:
    """Whether it is an import that would block: in doubt the module may be a private one, or no name at all."""
    return (
        finding.rule == "unknown-import"
        and finding.confidence is Confidence.HIGH
        and finding.cause not in NEVER_BLOCKING
        and _NAME.match(_name(finding)) is not None
    )


def _name(finding: Finding) -> str:
    return normalise(dict(finding.names).get("package", "")).strip("-")


def _spot(finding: Finding) -> tuple[str, str, str]:
    return finding.location.path, finding.rule, finding.code


def _is_refuted(finding: Finding, answers: dict[str, Answer]) -> bool:
    """Whether a package was called unknown that the index knows."""
    answer = answers.get(_name(finding)) if finding.rule in ("unknown-package", "unknown-import") else None
    return answer is not None and answer.known


def _notes(answers: dict[str, Answer], total: int) -> Iterable[Note]:
    failed = [name for name, answer in answers.items() if answer.failure]
    if failed:
        why = "; ".join(list(dict.fromkeys(answers[name].failure for name in failed))[:3])
        listed = ", ".join(failed[:MOST_NAMED])
        more = f" and {len(failed) - MOST_NAMED} more" if len(failed) > MOST_NAMED else ""
        yield _note(f"could not check {len(failed)} of {total} packages online ({listed}{more}): {why}")
    if total > MOST_ASKED:
        yield _note(f"only the first {MOST_ASKED} of {total} packages were checked online")


def _licence_notes(licences: dict[str, str | None]) -> Iterable[Note]:
    unheard = [name for name, licence in licences.items() if licence is None]
    if unheard:
        listed = ", ".join(unheard[:MOST_NAMED]) + (" and more" if len(unheard) > MOST_NAMED else "")
        yield _note(f"could not check the licence of {len(unheard)} of the new packages online ({listed}): {NO_TIME}")


def _note(message: str) -> Note:
    return Note(path="", kind=NoteKind.PARTIAL, message=message, engine=ENGINE)
