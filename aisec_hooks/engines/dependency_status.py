"""Packages that their maintainers have given up, as far as the shipped list of those has them."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.deprecated import replacements
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement
from aisec_hooks.engines.dependency_names import place
from aisec_hooks.engines.dependency_origins import Origins
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.model import Confidence, Match, Severity
from aisec_hooks.syntax.source import Source

_CONSTRAINTS = late.compiled(
    r"(?i)(?:^|/)(?:[^/]{0,100}constraints?[^/]{0,100}|constraints/[^/]{1,100})\.(?:txt|in|pip)\Z"
)
_LIMITS = frozenset({"constraint", "override", "build-constraint"})


def only_limits(path: str, requirement: Requirement) -> bool:
    """Whether a requirement asks for nothing, but says which version is meant where something else does.

    There a version that nobody has released, such as 1000000000.0, is how a package is kept out.
    """
    return requirement.group in _LIMITS or _CONSTRAINTS.search(path) is not None


def judged(source: Source, manifest: Manifest, here: Origins) -> Iterator[Match]:
    """A match for each package that should give way to another; age alone is no reason."""
    told = set()
    for requirement in manifest.requirements:
        name = requirement.normalised
        if name not in replacements() or name in told or requirement.ecosystem is not Ecosystem.PYPI:
            continue
        if requirement.direct_url or only_limits(source.path, requirement) or here.private:
            continue
        if names.is_squat_like(name):
            continue  # told of as that
        told.add(name)
        other = replacements()[name]
        instead = f"; {other} takes its place" if other else ", and nothing needs to take its place"
        yield Match(
            rule="deprecated-package",
            span=place(requirement),
            message=f"{requirement.name} is given up by its maintainers{instead}",
            severity=Severity.MEDIUM if setting(source.path) is Setting.PROGRAM else Severity.LOW,
            confidence=Confidence.MEDIUM,
            code=f"pypi:{name}",
            names={"package": name, "other": other or "nothing"},
        )
