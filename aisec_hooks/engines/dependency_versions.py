"""Versions: what a list for installing leaves open although nothing beside it locks it."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement
from aisec_hooks.engines.dependency_names import place
from aisec_hooks.engines.dependency_origins import Origins
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.model import Confidence, Match, Severity
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.source import Source

_LOCKS = (
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "pylock.toml",
    "Pipfile.lock",
    "requirements.lock",
    "constraints.txt",
    "pixi.lock",
)
LONGEST = 2_000
"""Nobody writes a longer specifier."""
_LIST = late.compiled(r"(?i)(?:^|/)(?:requirements[^/]{0,80}|[^/]{0,80}requirements|requirements/[^/]{1,80})\.txt\Z")
_EXACT = late.compiled(r"={2,3}\s*[^\s*,;]{1,200}\s*(?:,|\Z)")
_COMMIT = late.compiled(r"@[0-9a-f]{40}\b")
_VCS = ("git+", "hg+", "svn+", "bzr+")


def judged(source: Source, manifest: Manifest, here: Origins) -> Iterator[Match]:
    """A match for each requirement of a list that may be another version tomorrow.

    What a list that it includes pins, be it one of constraints or of requirements, is pinned; where one is not in the
    snapshot, nobody can tell.
    """
    if not _LIST.search(source.path) or setting(source.path) is not Setting.PROGRAM:
        return
    loose = [r for r in manifest.requirements if r.ecosystem is Ecosystem.PYPI and _is_loose(r)]
    if not loose or here.includes.has_unread_constraints or locked(source):
        return
    told = {r.normalised for each in here.includes.lists for r in each.manifest.requirements if not _is_loose(r)}
    for requirement in loose:
        if requirement.normalised not in told:
            told.add(requirement.normalised)
            yield Match(
                rule="unpinned-dependency",
                span=place(requirement),
                message=f"{requirement.name} is not pinned to {_what(requirement)}, and no lock file is beside it",
                severity=Severity.LOW,
                confidence=Confidence.MEDIUM,
                code=f"pypi:{requirement.normalised}",
                names={"package": requirement.name},
            )


def is_exact(specifier: str) -> bool:
    """Whether a specifier leaves one version only."""
    return _EXACT.search(specifier[:LONGEST]) is not None


def _is_loose(requirement: Requirement) -> bool:
    if requirement.direct_url:
        return requirement.direct_url.startswith(_VCS) and not _COMMIT.search(requirement.direct_url)
    return not requirement.hashes and not is_exact(requirement.specifier)


def _what(requirement: Requirement) -> str:
    return "a commit" if requirement.direct_url else "a version"


def locked(source: Source) -> bool:
    """Whether a lock file, or the list that this one was compiled from, lies in the folder or above it."""
    if source.project is None:
        return False
    folder, _, name = source.path.rpartition("/")
    compiled_from = f"{name.removesuffix('.txt')}.in"
    for there in dict.fromkeys([folder, *above(folder), ""]):
        for lock in (*_LOCKS, *([compiled_from] if there == folder else [])):
            if source.project.answer(f"{there}/{lock}" if there else lock, source.path):
                return True
    return False
