"""Where the packages of a snapshot may come from: whether the public index knows them all, and which are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Index, Manifest, Requirement, normalise, without_login
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.project import View
from aisec_hooks.syntax.source import Source

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
_INDEX_OPTION = late.compiled(
    r"(?:--(?:extra-)?index-url|--default-index|--find-links|\bpip3?[ \t][^\n|;&]{0,200}?[ \t]-i)(?:[ \t]+|=)"
    r"[\"']?([^\s\"'\\]{1,400})"
)
_GIVEN = late.compiled(r"[\"']?[ \t]{0,9}[=:,][ \t]{0,9}[\"']?([^\s\"']{1,400})")
"""What a variable is set to."""
_INCLUDED = late.compiled(r"^[ \t]*(?:-r|--requirement|-c|--constraint)[ \t=]*([^\s#-][^\s#]{0,200})", re.MULTILINE)
SHORTEST_FAMILY = 4
"""Letters of a project's name that those of its siblings may begin with."""
MOST_INCLUDED = 10
"""Lists that a list of requirements may refer to, directly and through others."""
LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock")


class Origins:
    """What a manifest and the settings around it say of where packages come from; looked up when asked for."""

    def __init__(self, source: Source, manifest: Manifest | None) -> None:
        self._source = source
        self._manifest = manifest

    @cached_property
    def private(self) -> bool:
        """Whether there is an index with names of its own: then the public one is no judge."""
        own = self._manifest.indexes if self._manifest is not None else ()
        return (
            any(is_private(index) for index in own)
            or (self._manifest is not None and _is_told(self._source.text))
            or any(is_private(index) for path in self._around for index in self._indexes(path))
        )

    @cached_property
    def builds(self) -> bool:
        """Whether there is a public index beside the main one that has builds of well-known projects."""
        return self._manifest is not None and any(_BUILDS.match(index.value) for index in self._manifest.indexes)

    @cached_property
    def own(self) -> frozenset[str]:
        """The names of the projects that the manifests around describe."""
        texts = [self._source.text] if self._source.path.rpartition("/")[2] in PROJECTS else []
        texts += [text for path in self._around if path.endswith(PROJECTS) for text in [self._text(path)]]
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
        return self._view is not None and any(
            _is_told(text) or any(_is_another(m[1]) for m in _INDEX_OPTION.finditer(text))
            for path in self._view.named(*_PIPELINES)
            for text in [self._text(path)]
        )

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
            yield from (Index(kind="index-url", value=m[1], line=1) for m in _SETTING.finditer(text))
        elif path.endswith(("pyproject.toml", "Pipfile")):
            yield from read(path, text).indexes
        elif path.endswith((".txt", ".in")):
            yield from read("requirements.txt", text).indexes  # whatever the list is called

    @cached_property
    def _around(self) -> list[str]:
        found = list(self._paths((*PROJECTS, *_TOOLS, "requirements.txt")))
        return list(dict.fromkeys([*found, *self._included()]))

    def _included(self) -> list[str]:
        """The lists that the file itself refers to, and those that these refer to."""
        found: dict[str, None] = {}
        pending = [(self._source.path, self._source.text)] if self._source.path.endswith((".txt", ".in")) else []
        while pending and len(found) < MOST_INCLUDED:
            path, text = pending.pop()
            for named in _INCLUDED.finditer(text):
                other = _resolved(path.rpartition("/")[0], named[1])
                if other and other not in found and other != self._source.path:
                    found[other] = None
                    pending.append((other, self._text(other)))
        return list(found)

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


def _is_told(text: str) -> bool:
    """Whether a variable or another tool names an index that may have names of its own."""
    for found in _ELSEWHERE.finditer(text):
        given = _GIVEN.match(text, found.end())
        if given is None or not found[0].endswith("URL") or _is_another(given[1]):
            return True
    return False


def _is_another(index: str) -> bool:
    """Whether the value of an option is an index that may have names of its own."""
    return is_private(Index(kind="index-url", value=without_login(index), line=1))


def _resolved(folder: str, path: str) -> str:
    """A relative path from a folder, "" where it leads out of the snapshot."""
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == ".." and not parts:
            return ""
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def origins(source: Source, manifest: Manifest | None) -> Origins:
    """Where the packages of a file may come from; `manifest` is what it asks for itself."""
    return Origins(source, manifest)


def is_private(index: Index) -> bool:
    """Whether an index may have names that the public one has not."""
    return index.kind in INDEXES and not _PUBLIC.match(index.value) and not _BUILDS.match(index.value)


def has_builds_only(index: Index) -> bool:
    """Whether it is a public index of builds."""
    return _BUILDS.match(index.value) is not None
