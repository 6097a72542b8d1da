"""Names of packages: those that the public index does not know, and those that look like a popular one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from aisec_hooks import late
from aisec_hooks.dependencies import imports, names
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement
from aisec_hooks.engines.dependency_origins import Origins
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.model import Confidence, Match, Severity, Span
from aisec_hooks.syntax.source import Source

OLDEST = 90
"""Days after which the shipped names are too old to deny a package for certain."""
MOST_HINTS = 50
"""Unknown names of a file for which something like them is looked for: that takes milliseconds."""
MOST_LOOKALIKES = 3_000
"""Names of a file that are compared with the popular ones."""
_NAME = late.compiled(r"(?=[0-9-]{0,200}[a-z])[a-z0-9](?:[a-z0-9-]{0,200}[a-z0-9])?\Z")
"""A number alone is a version that something was taken for a name with."""
_PLACEHOLDER = late.compiled(
    r"(?:your|my|some|the|this|that|our|other|another|example|sample|new|private|internal|custom)-?(?:package|project|app|lib|library|module|"
    r"plugin|dist|distribution|company)\b|(?:package|project|dist|distribution|library|module|plugin)(?:-?(?:name|a|b|x|y|\d+))?\Z"
    r"|(?:install|and|or|the|in|to|with|python|pip|name|missing|unknown|non-?existent|not-?existing|does-not-exist)(?:-[a-z\d-]{1,80})?\Z"
    r"|(?:foo|bar|baz|spam|eggs|qux|xxx+|abc|example|pkg)(?:-?(?:foo|bar|baz|\w|\d+))?\Z"
)
"""What manuals write for a name that the reader is to fill in."""


_BYGONE = late.compiled(r"\bpython_version\s*(?:==|<=?)\s*[\"'](?:2|3\.[0-7]\b|3\.?\*?[\"'])")


def judged(source: Source, manifest: Manifest, here: Origins) -> Iterator[Match]:
    """A match for each name that does not exist or imitates another."""
    rehearsal = setting(source.path) is not Setting.PROGRAM
    told, seen = set[tuple[str, Confidence]](), set[str]()
    for requirement in manifest.requirements:
        if requirement.direct_url or not is_name(requirement):
            continue
        if not names.exists(requirement.normalised, requirement.ecosystem):
            match = _unknown(requirement, here, rehearsal, hinted=len(told) < MOST_HINTS)
        elif len(seen) < MOST_LOOKALIKES and requirement.normalised not in seen:
            seen.add(requirement.normalised)
            match = _lookalike(requirement, rehearsal)
        else:
            continue
        if match is not None and (requirement.normalised, match.confidence) not in told:
            told.add((requirement.normalised, match.confidence))  # a name that is asked for twice is one mistake
            yield match


def is_fresh() -> bool:
    """Whether the shipped names are young enough to be relied on."""
    return (date.today() - names.snapshot_date()).days <= OLDEST


def absent(manifest: Manifest) -> list[Requirement]:
    """What a manifest asks of an index that the public one does not know; what has a hash can be no other file."""
    return [
        r
        for r in manifest.requirements
        if not r.direct_url and not r.hashes and is_name(r) and not names.exists(r.normalised, r.ecosystem)
    ]


def is_placeholder(name: str) -> bool:
    """Whether a name stands for one that the reader is to fill in."""
    return _PLACEHOLDER.match(name) is not None


def suggestions(normalised: str) -> str:
    """What may have been meant, for the end of a message; "" if nothing comes to mind."""
    if normalised in imports.STDLIB:
        return "Python has a module of that name"
    provided = provider(normalised)
    if provided:
        return f"the module {normalised.replace('-', '_')} is provided by {provided}"
    similar = _similar(normalised)
    return f"did you mean {' or '.join(similar)}?" if similar else ""


@lru_cache(maxsize=1024)
def _similar(normalised: str) -> tuple[str, ...]:
    """Popular names that may have been meant: some milliseconds for each name."""
    return tuple(names.similar(normalised, 3))


def provider(module: str) -> str:
    """The package that provides a module under another name."""
    found = imports.distributions(module) or imports.distributions(module.replace("-", "_"))
    return found[0] if found and names.exists(found[0]) else ""


def place(requirement: Requirement) -> Span:
    """Where the name stands."""
    return Span(
        start_line=requirement.line,
        start_column=requirement.column,
        end_line=requirement.line,
        end_column=requirement.end_column,
    )


def is_name(requirement: Requirement) -> bool:
    """Whether it is a name at all: manuals and templates have holes there."""
    return requirement.ecosystem is not Ecosystem.PYPI or _NAME.match(requirement.normalised) is not None


def _unknown(requirement: Requirement, here: Origins, rehearsal: bool, *, hinted: bool) -> Match | None:
    name = requirement.normalised
    if (rehearsal and is_placeholder(name)) or here.private or name in here.own or name in here.described:
        return None
    locked = here.locked(name)
    if locked is not None and locked.direct_url:
        return None
    confidence = certainty(requirement, here, rehearsal=rehearsal, fresh=is_fresh())
    hint = suggestions(name) if hinted else ""
    meant = provider(name) or next(iter(_similar(name) if hinted else ()), "the-real-name")
    return Match(
        rule="unknown-package",
        span=place(requirement),
        message=f"{requirement.name} is not on PyPI (as of {names.snapshot_date()})" + (f"; {hint}" if hint else ""),
        severity=Severity.HIGH if confidence is Confidence.HIGH else Severity.MEDIUM,
        confidence=confidence,
        code=f"pypi:{name}",
        names={"package": name, "meant": meant},
    )


def certainty(requirement: Requirement, here: Origins, *, rehearsal: bool, fresh: bool) -> Confidence:
    """How sure it is that a name which nobody knows is a mistake; `fresh` where what is known is of today."""
    name = requirement.normalised
    # with a hash somebody had the file in hands; what lies in the repository may be installed from there
    if rehearsal or requirement.hashes or here.builds or not fresh or here.in_repository(name):
        return Confidence.MEDIUM
    locked = here.locked(name)
    if (locked is not None and locked.hashes) or here.is_sibling(name) or here.elsewhere:
        return Confidence.MEDIUM
    if name in imports.STDLIB or _BYGONE.search(requirement.marker):
        return Confidence.MEDIUM  # nobody may register the first, nobody installs the second
    return Confidence.HIGH


def _lookalike(requirement: Requirement, rehearsal: bool) -> Match | None:
    popular = names.is_squat_like(requirement.normalised, requirement.ecosystem)
    if not popular:
        return None
    provided = provider(requirement.normalised) == popular
    why = f"the module {requirement.name} is provided by {popular}" if provided else f"did you mean {popular}?"
    return Match(
        rule="lookalike-package",
        span=place(requirement),
        message=f"{requirement.name} exists, but it is not the popular {popular}; {why}",
        severity=Severity.LOW if rehearsal else Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        code=f"{requirement.ecosystem.value}:{requirement.normalised}",
        names={"package": requirement.normalised, "popular": popular},
    )
