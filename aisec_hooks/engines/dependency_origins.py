"""Where the packages of a snapshot may come from: whether the public index knows them all, and which are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Index, Manifest, Requirement, normalise
from aisec_hooks.engines.dependency_includes import Includes, inside
from aisec_hooks.engines.dependency_sources import configured, has_builds_only, is_private, is_told, names_another
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.project import View
from aisec_hooks.syntax.source import Source

_MOST_FOLDERS = 12
PROJECTS = ("pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "package.json")
_TOOLS = ("pip.conf", "pip.ini", ".pip/pip.conf", "uv.toml", ".condarc", "pixi.toml")
_OWN_NAME = late.compiled(
    r"^[ \t]*(?:setup\()?[\"']?(?:dist-|[a-z]{1,20}_|module-)?name[\"']?[ \t]*[=:][ \t]*[\"']?([@\w][\w.@/-]{0,120})",
    re.MULTILINE | re.IGNORECASE,
)
_DESCRIBED = ("pyproject.toml", "setup.py", "setup.cfg")
_PIPELINES = (
    "*dockerfile*",
    "containerfile*",
    ".github/workflows/*.y*ml",
    ".gitlab-ci*.yml",
    ".circleci/config.yml",
    "azure-pipelines*.yml",
    "bitbucket-pipelines.yml",
    "buildspec*.yml",
    "cloudbuild*.yaml",
    "docker-compose*.y*ml",
    "compose*.y*ml",
    "jenkinsfile*",
    "makefile",
    "justfile",
    "tox.ini",
    "noxfile.py",
    ".envrc",
    "pip.conf",
    "*.sh",
)
"""Files that install what the manifests ask for, and are told from where."""
_BUILDING = (
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "cmakelists.txt",
    "cargo.toml",
    "meson.build",
    "makefile",
    ".gitignore",
    ".gitmodules",
    "mypy.ini",
)
_PARTS = ("package.xml", "addon.xml", "__manifest__.py")
"""Files of what a larger system loads: a robot's, a media player's, a shop's."""
SHORTEST_FAMILY = 4
"""Letters of a project's name that those of its siblings may begin with."""
LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock")


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
            or (self._manifest is not None and is_told(self._source.text))
            or any(is_private(index) for path in self._around for index in self._indexes(path))
        )

    @cached_property
    def includes(self) -> Includes:
        """The lists that a list of requirements includes."""
        return Includes(self._source, self._manifest)

    @cached_property
    def builds(self) -> bool:
        """Whether there is a public index beside the main one that has builds of well-known projects."""
        return any(map(has_builds_only, self._stated))

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
        return _names_in(texts)

    @cached_property
    def described(self) -> frozenset[str]:
        """The names of the projects that any manifest of the snapshot describes."""
        return _names_in(map(self._text, self._view.named(*_DESCRIBED))) if self._view is not None else frozenset()

    def is_sibling(self, name: str) -> bool:
        """Whether a package is called like the project and a word more, as those of one maker are."""
        return any(len(own) >= SHORTEST_FAMILY and name.startswith(f"{own}-") for own in self.own)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether a pipeline of the snapshot is told of an index of its own."""
        return self._view is not None and any(names_another(self._text(path)) for path in self._view.named(*_PIPELINES))

    @cached_property
    def fetches(self) -> bool:
        """Whether more is installed than the manifests ask for, or the code is part of a larger system."""
        if self._view is None:
            return False
        texts = map(self._text, self._view.named(*_PIPELINES))
        return bool(self._view.named(*_PARTS)) or self.elsewhere or any("git+" in text for text in texts)

    def mentions(self, module: str) -> bool:
        """Whether the files that say how the project is built, or what stays out of it, speak of a module."""
        word = re.compile(rf"\b{re.escape(module)}\b")
        return self._view is not None and any(
            word.search(text) for path in self._view.named(*_BUILDING) for text in [self._text(path)]
        )

    def locked(self, name: str) -> Requirement | None:
        """What a lock file beside the file, or above it, says of a package: who wrote it has found that."""
        return self._locked.get(name)

    def in_repository(self, name: str) -> bool:
        """Whether a file or folder of the snapshot is called like a package."""
        return self._view is not None and self._view.anywhere(name)

    def requirements(self) -> Iterator[Requirement]:
        """What the manifests in the folder of the file and above it ask for."""
        # imported here: only a name that nobody knows leads to this question
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        for path in self._paths((*PROJECTS[:4], *_REQUIREMENTS)):
            yield from read(path, self._text(path)).requirements

    @cached_property
    def _locked(self) -> dict[str, Requirement]:
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        found: dict[str, Requirement] = {}
        for path in self._paths(LOCKS):
            lock = read(path, self._text(path))
            private = any(is_private(index) for index in lock.indexes)
            for requirement in lock.requirements:
                one = replace(requirement, direct_url="another index") if private else requirement
                found.setdefault(one.normalised, one)
        return found

    def _indexes(self, path: str) -> Iterator[Index]:
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        text = self._text(path)
        if path.endswith(_TOOLS):
            yield from configured(text)
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
        return self._view.text(path) if self._view is not None else ""

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


def _names_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(m[1]) for text in texts for m in _OWN_NAME.finditer(text))


def origins(source: Source, manifest: Manifest | None) -> Origins:
    """Where the packages of a file may come from; `manifest` is what it asks for itself."""
    return Origins(source, manifest)
