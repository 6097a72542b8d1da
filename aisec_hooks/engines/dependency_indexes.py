"""Where packages are fetched from: indexes that compete with each other, unchecked hosts, files without a hash."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Index, Manifest, Requirement
from aisec_hooks.engines.dependency_names import absent, place
from aisec_hooks.engines.dependency_origins import Origins
from aisec_hooks.engines.dependency_sources import has_builds_only, is_private
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.model import Confidence, Match, Severity, Span
from aisec_hooks.syntax.source import Source

LONGEST_URL = 4_000
_COMPETING = frozenset({"extra-index-url", "find-links"})
_LOCAL = late.compiled(
    r"(?:file:|https?://(?:localhost|127\.|\[::1\]|host\.docker\.internal)|[./~$]|[\w.-]{1,100}(?:/|\Z))", 2
)
_VARIABLE = late.compiled(r"[$%]")
_ARCHIVE = late.compiled(r"https?://[^#\s]{1,2000}\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)(?=[#?]|\Z)", 2)
_DIGEST = late.compiled(r"#(?:[^\s]{0,200}&)?(?:sha256|sha384|sha512)[=:]", 2)
_BRANCHES = frozenset({"main", "master", "develop", "head", "trunk"})
"""What an archive of a repository is called that is no name of a package."""
_FOREVER = late.compiled(r"/[0-9a-f]{40}(?:[./]|\Z)", 2)


def judged(source: Source, manifest: Manifest, here: Origins) -> Iterator[Match]:
    """A match for each setting that lets somebody else decide what is installed."""
    rehearsal = setting(source.path) is not Setting.PROGRAM
    unknown = [r.name for r in absent(manifest) if not _is_ours(r.normalised, here)]
    told = set()
    for index in manifest.indexes:
        why = _why(index)
        if not unknown and _VARIABLE.match(index.value):
            continue  # mostly that of builds for graphics cards, which nobody can tell
        if why and (index.kind, index.value) not in told:
            told.add((index.kind, index.value))
            yield _match(source, index, why, unknown, rehearsal)
    if not rehearsal:  # manuals show how it is written
        yield from (_unchecked(requirement) for requirement in manifest.requirements if _is_unchecked(requirement))


def _is_ours(name: str, here: Origins) -> bool:
    """Whether the snapshot itself says what a package is."""
    return name in here.own or name in here.described or here.in_repository(name)


def _why(index: Index) -> str:
    """What is wrong with an index, "" if nothing."""
    value = index.value.strip()
    match index.kind:
        case "index-strategy":
            unsafe = value.startswith("unsafe")
            return f"with the index strategy {value} the highest version of any index wins" if unsafe else ""
        case "trusted-host":
            return (
                ""
                if _LOCAL.match(value) and _is_this_machine(value)
                else "the certificate of a trusted host is not checked"
            )
        case "index-url" | "source" | "extra-index-url" | "find-links" if value.startswith(
            "http://"
        ) and not _LOCAL.match(value):
            return "an index is read without encryption: whoever is on the way decides what is installed"
        case "extra-index-url" if not _LOCAL.match(value) or _VARIABLE.match(value):
            return "another index competes with the public one: who registers a private name there is installed"
        case "find-links" if not _LOCAL.match(value):
            return "files from a page of links compete with those of the index"
        case _:
            return ""


def _is_this_machine(value: str) -> bool:
    return value.startswith(("localhost", "127.", "[::1]", "host.docker.internal"))


def _match(source: Source, index: Index, why: str, unknown: list[str], rehearsal: bool) -> Match:
    confidence, severity = Confidence.MEDIUM, Severity.MEDIUM
    if rehearsal or (has_builds_only(index) and index.value.startswith("https://")):
        severity = Severity.LOW  # manuals show how it is done, and everybody knows whose host the builds are on
    elif unknown and (index.kind == "index-strategy" or (index.kind in _COMPETING and is_private(index))):
        confidence, severity = Confidence.HIGH, Severity.HIGH
        why = f"{why}, and {unknown[0]} is not registered"
    line = source.lines[index.line - 1] if 0 < index.line <= len(source.lines) else ""
    start = len(line) - len(line.lstrip()) + 1
    return Match(
        rule="dependency-confusion",
        span=Span(
            start_line=index.line, start_column=start, end_line=index.line, end_column=max(start + 1, len(line) + 1)
        ),
        message=why,
        severity=severity,
        confidence=confidence,
        code=f"{index.kind}:{index.value}",
        names={"package": unknown[0] if unknown else "acme-core"},
    )


def _is_unchecked(requirement: Requirement) -> bool:
    url = requirement.direct_url[:LONGEST_URL]
    if not _ARCHIVE.match(url) or requirement.hashes or _DIGEST.search(url) or _LOCAL.match(url):
        return False
    return not _FOREVER.search(url)


def _unchecked(requirement: Requirement) -> Match:
    what = "a package" if requirement.normalised in _BRANCHES else requirement.name
    return Match(
        rule="dependency-confusion",
        span=place(requirement),
        message=f"{what} is installed from a URL without a hash: the file may be another one tomorrow",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        code=f"url:{requirement.direct_url.partition('#')[0]}",
        names={"package": requirement.normalised},
    )
