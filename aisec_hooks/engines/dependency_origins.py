"""Where the packages of a snapshot may come from: whether the public index knows them all, and which are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Index, Manifest, Requirement, normalise
from aisec_hooks.engines.dependency_includes import Includes, inside
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.project import View
from aisec_hooks.syntax.source import Source

_MOST_FOLDERS = 12
INDEXES = frozenset({"index-url", "extra-index-url", "find-links", "source"})
"""Settings that name a place where packages are."""
PROJECTS = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "package.json")
_TOOLS = ("pip.conf", "pip.ini", ".pip/pip.conf", "uv.toml", ".condarc", "pixi.toml")
_PUBLIC = late.compiled(
    r"https?://(?:(?:www\.|test\.)?pypi\.(?:org|python\.org)|pypi\.tuna\.tsinghua\.edu\.cn|pypi\.(?:mirrors\.ustc\.edu\.cn|"
    r"doubanio\.com)|mirrors?\.[\w.-]{1,80})(?::\d{1,5})?(?:/|$)",
    re.IGNORECASE,
)
_BUILDS = late.compiled(
    r"https://(?:download\.pytorch\.org|data\.pyg\.org|pypi\.(?:ngc\.)?nvidia\.com|storage\.googleapis\.com/(?:jax|libtpu)-releases|"
    r"wheels\.vllm\.ai|[\w.-]{1,80}\.github\.io/[\w.-]{1,80}/whl)(?:/|$)",
    re.IGNORECASE,
)
_ELSEWHERE = late.compiled(
    r"\b(?:PIP|UV|POETRY|PDM)_(?:EXTRA_|DEFAULT_|HTTP_BASIC_|REPOSITORIES_)?(?:INDEX|FIND_LINKS|\w{1,40}_URL)\w{0,40}\b"
    r"|\bpip3? config set\b|\bpip\.conf\b|\bcodeartifact\b|\bartifactregistry\b"
    r"|\bpoetry (?:config repositories|source add)\b",
)
"""Signs that the tool which installs is told of another index in a way that is no option of the command."""
_SETTING = late.compiled(
    r"^[ \t]*(?:extra[-_])?(?:index[-_]url|find[-_]links|index|default-index|url|channels)[ \t]*[=:][ \t]*"
    r"[\[\"']*([^\s\"'\]]{1,400})",
    re.MULTILINE | re.IGNORECASE,
)
_OWN_NAME = late.compiled(r"^[ \t]*[\"']?name[\"']?[ \t]*[=:][ \t]*[\"']?([@\w][\w.@/-]{0,120})", re.MULTILINE)


class Origins:
    """What a manifest and the settings around it say of where packages come from; looked up when asked for."""

    def __init__(self, source: Source, manifest: Manifest | None) -> None:
        self._source = source
        self._manifest = manifest

    @cached_property
    def private(self) -> bool:
        """Whether there is an index with names of its own: then the public one is no judge."""
        return (
            any(is_private(index) for index in self._stated)
            or (self._manifest is not None and _ELSEWHERE.search(self._source.text) is not None)
            or any(is_private(index) for path in self._around for index in self._indexes(path))
        )

    @cached_property
    def includes(self) -> Includes:
        """The lists that a list of requirements includes."""
        return Includes(self._source, self._manifest)

    @cached_property
    def builds(self) -> bool:
        """Whether there is a public index beside the main one that has builds of well-known projects."""
        return any(_BUILDS.match(index.value) for index in self._stated)

    @cached_property
    def _stated(self) -> tuple[Index, ...]:
        """The indexes of the manifest itself and of the lists that it includes: for pip they are one."""
        own = self._manifest.indexes if self._manifest is not None else ()
        return (*own, *(index for each in self.includes.lists for index in each.manifest.indexes))

    @cached_property
    def own(self) -> frozenset[str]:
        """The names of the projects that the manifests around describe."""
        texts = [self._source.text] if self._source.path.rpartition("/")[2] in PROJECTS else []
        texts += [
            text for path in (*self._around, *self._editable) if path.endswith(PROJECTS) for text in [self._text(path)]
        ]
        return frozenset(normalise(m[1]) for text in texts for m in _OWN_NAME.finditer(text))

    def in_repository(self, name: str) -> bool:
        """Whether a file or folder of the snapshot is called like a package."""
        return self._view is not None and self._view.anywhere(name)

    def requirements(self) -> Iterator[Requirement]:
        """What the manifests in the folder of the file and above it ask for."""
        # imported here: only a name that nobody knows leads to this question
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        for path in self._paths((*PROJECTS[:4], *_REQUIREMENTS)):
            yield from read(path, self._text(path)).requirements

    def _indexes(self, path: str) -> Iterator[Index]:
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        text = self._text(path)
        if path.endswith(_TOOLS):
            yield from (Index(kind="index-url", value=m[1], line=1) for m in _SETTING.finditer(text))
        elif path.endswith(("pyproject.toml", "Pipfile", ".txt")):
            yield from read(path, text).indexes

    @cached_property
    def _around(self) -> list[str]:
        return list(self._paths((*PROJECTS, *_TOOLS, "requirements.txt")))

    @cached_property
    def _editable(self) -> list[str]:
        """The manifests of the folders of the snapshot that are installed as packages, `-e ./core`."""
        if self._view is None or self._manifest is None:
            return []
        found = []
        for path, manifest in ((self._source.path, self._manifest), *self.includes.lists):
            for written in manifest.folders[:_MOST_FOLDERS]:
                folder = inside(path, written.rstrip("/"))
                places = [f"{folder}/{name}" for name in PROJECTS] if folder else []
                found += [place for place in places if self._view.answer(place, self._view.path)]
        return found

    def _paths(self, names: tuple[str, ...]) -> Iterator[str]:
        if self._view is None:
            return
        folder = self._source.path.rpartition("/")[0]
        for place in dict.fromkeys([folder, *above(folder), ""]):
            for name in names:
                path = f"{place}/{name}" if place else name
                if path != self._source.path and self._view.answer(path, self._view.path):
                    yield path

    def _text(self, path: str) -> str:
        found = self._view.read(path) if self._view is not None else None
        return found.text if found is not None else ""

    @property
    def _view(self) -> View | None:
        return self._source.project


_REQUIREMENTS = (
    *(f"requirements{kind}.{end}" for kind in ("", "-dev", "_dev", "-test") for end in ("txt", "in")),
    *(f"requirements/{kind}.txt" for kind in ("base", "common", "main", "dev", "test", "prod", "production")),
    "dev-requirements.txt",
    "test-requirements.txt",
    "environment.yml",
    "uv.lock",
    "poetry.lock",
)


def origins(source: Source, manifest: Manifest | None) -> Origins:
    """Where the packages of a file may come from; `manifest` is what it asks for itself."""
    return Origins(source, manifest)


def is_private(index: Index) -> bool:
    """Whether an index may have names that the public one has not."""
    return index.kind in INDEXES and not _PUBLIC.match(index.value) and not _BUILDS.match(index.value)


def has_builds_only(index: Index) -> bool:
    """Whether it is a public index of builds."""
    return _BUILDS.match(index.value) is not None
