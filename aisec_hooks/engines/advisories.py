"""The engine for releases with known vulnerabilities, and for those that were made to do harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import is_manifest
from aisec_hooks.model import Match, Note, NoteKind
from aisec_hooks.syntax.source import Source

if TYPE_CHECKING:
    from aisec_hooks.dependencies.requirement import Manifest


_NPM_LOCK = late.compiled(r"(?i)(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml)\Z")
_ENDINGS = (".json", ".lock", ".yaml", ".yml")


class Advisories:
    """Versions that manifests and lock files name, against the downloaded advisories and the shipped table."""

    name = "advisories"

    def wants(self, source: Source) -> bool:
        """Whether files of that name ask for packages."""
        return is_manifest(source.path) or _is_npm_lock(source.path)

    def check(self, source: Source) -> Iterator[Match | Note]:
        """The versions that nobody should take, in order of place."""
        # imported here: most commits ask for no package
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        if _is_npm_lock(source.path):
            from aisec_hooks.engines import npm_locks  # noqa: PLC0415

            yield from npm_locks.judged(source)
            return
        manifest = read(source.path, source.text)
        if manifest.requirements:
            yield from _judged(source, manifest)


def _is_npm_lock(path: str) -> bool:
    return path.lower().endswith(_ENDINGS) and _NPM_LOCK.search(path) is not None


def _judged(source: Source, manifest: Manifest) -> Iterator[Match | Note]:
    from aisec_hooks.engines import advisory_verdicts  # noqa: PLC0415

    index, problem = advisory_verdicts.index()
    if problem and any(advisory_verdicts.is_of_pypi(requirement) for requirement in manifest.requirements):
        yield Note(path=source.path, kind=NoteKind.PARTIAL, message=problem, engine=Advisories.name)
    yield from sorted(advisory_verdicts.judged(source, manifest, index), key=lambda match: match.span)
