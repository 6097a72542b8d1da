"""The engine for packages that a file asks for: names that do not exist or imitate others, versions, indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import is_manifest
from aisec_hooks.engines.dependency_origins import origins
from aisec_hooks.model import Match, Note, NoteKind
from aisec_hooks.syntax.source import Source

if TYPE_CHECKING:
    from aisec_hooks.dependencies.requirement import Manifest


_LOCK = late.compiled(
    r"(?i)(?:^|/)(?:[^/]{0,80}\.lock|pylock[^/]{0,80}\.toml|package-lock\.json|npm-shrinkwrap\.json)\Z"
)
_SCRIPT = late.compiled(rb"#![^\n]{0,200}\b(?:ba|da|z|k|fi)?sh\b")


class Dependencies:
    """Manifests, and commands that install something, judged as a whole without a network."""

    name = "dependencies"

    def wants(self, source: Source) -> bool:
        """Whether files of that name ask for packages; what is in a lock was found by the program that wrote it."""
        return bool(_known_as(source)) and not _LOCK.search(source.path)

    def check(self, source: Source) -> Iterator[Match | Note]:
        """What is wrong with a name, a version or an index, in order of place, and what could not be read."""
        # imported here: most commits ask for no package
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415
        from aisec_hooks.dependencies.manifests.gathered import PROSE, UNREAD  # noqa: PLC0415

        manifest = read(_known_as(source), source.text)
        if PROSE not in manifest.problems:
            for problem in sorted(UNREAD.intersection(manifest.problems)):
                message = f"as a list of packages it {problem}"
                yield Note(path=source.path, kind=NoteKind.PARTIAL, message=message, engine=self.name)
        if manifest.requirements or manifest.indexes:
            yield from sorted(_judged(source, manifest), key=lambda match: match.span)


def _known_as(source: Source) -> str:
    """The path, or one that a script without an ending could have; "" if it is nothing that asks for packages."""
    if is_manifest(source.path):
        return source.path
    name = source.path.rpartition("/")[2]
    return "script.sh" if "." not in name and _SCRIPT.match(source.data) else ""


def _judged(source: Source, manifest: Manifest) -> Iterator[Match]:
    from aisec_hooks.engines import (  # noqa: PLC0415
        dependency_indexes,
        dependency_names,
        dependency_status,
        dependency_versions,
    )

    here = origins(source, manifest)
    yield from dependency_names.judged(source, manifest, here)
    yield from dependency_status.judged(source, manifest, here)
    yield from dependency_versions.judged(source, manifest, here)
    yield from dependency_indexes.judged(source, manifest, here)
