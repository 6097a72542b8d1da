"""What the manifests and settings around a lock file say of where packages come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aisec_hooks import late
from aisec_hooks.errors import Incomplete
from aisec_hooks.syntax.imports import above
from aisec_hooks.syntax.project import Project

_MANIFESTS = (
    "pyproject.toml",
    "Pipfile",
    "requirements.txt",
    "requirements.in",
    "setup.cfg",
    "setup.py",
    "package.json",
)
_TOOLS = (
    ".npmrc",
    ".yarnrc",
    ".yarnrc.yml",
    "pnpm-workspace.yaml",
    "pip.conf",
    "pip.ini",
    ".pip/pip.conf",
    "uv.toml",
    "poetry.toml",
    "pdm.toml",
)
_OVERRIDING = ("package.json", "pnpm-workspace.yaml")
_MEMBERS = ("pyproject.toml", "package.json")
"""What the parts of a workspace that share a lock file are described in."""
_MOST_MEMBERS = 60
_OVERRIDDEN = late.compiled(
    r"(?:^|[\"'/>{,\s])((?:@[\w.~-]{1,100}/)?[\w.~-]{1,100})(?:@[^\"'\s]{0,100})?[\"']?[ \t]{0,9}:[ \t]{0,9}[\"']?"
    r"(?:git|https?:|ssh:|github:|gitlab:|bitbucket:|[\w.-]{1,100}/[\w.-])",
    8,
)
"""A name that npm, Yarn or pnpm is told to take from elsewhere, also for the packages that others ask for."""
_URL = late.compiled(r"https?://[^\s\"'<>,;\]]{1,400}")


class Surroundings:
    """What the manifests and settings around a lock file name themselves; looked up when first asked for."""

    def __init__(self, path: str, project: Project, before: Sequence[Project]) -> None:
        self._folder = path.rpartition("/")[0]
        self._project = project
        self._before = before
        self._origins: frozenset[str] | None = None
        self._settings: dict[int, frozenset[str]] = {}
        self.plain: set[str] = set()
        """Packages that are asked for by their name only."""
        self.elsewhere: set[str] = set()
        """Packages that are asked for with a URL or a repository."""
        self.overridden: set[str] = set()
        """Packages that are to come from elsewhere whoever asks for them."""

    def has(self, origin: str) -> bool:
        return origin in self._read() or (origin in self._set(self._project) and not self.has_new(origin))

    def has_new(self, origin: str) -> bool:
        """Whether it is a setting that comes with the change: nobody else tells of it."""
        return origin in self._set(self._project) and not any(
            origin in self._set(p) for p in self._before or [self._project]
        )

    def asks_plainly(self, name: str) -> bool:
        self._read()
        return name in self.plain and name not in self.elsewhere | self.overridden

    def asks_with_url(self, name: str) -> bool:
        self._read()
        return name in self.elsewhere

    def _read(self) -> frozenset[str]:
        if self._origins is None:
            self._origins = frozenset(self._look())
        return self._origins

    def _look(self) -> Iterator[str]:
        # imported here: only a change that needs an explanation leads here
        from aisec_hooks.dependencies.locked.origin import origin  # noqa: PLC0415
        from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415

        urls: list[str] = []
        for path in self._around(_OVERRIDING):
            self.overridden.update(_OVERRIDDEN.findall(_text(self._project, path)))
        for path in self._around(_MANIFESTS):
            if text := _text(self._project, path):
                manifest = read(path, text)
                urls += [index.value for index in manifest.indexes]
                urls += [r.direct_url for r in manifest.requirements if r.direct_url]
                for requirement in manifest.requirements:
                    known = self.elsewhere if requirement.direct_url else self.plain
                    known.add(requirement.normalised)
        for path in self._members():
            asked = read(path, _text(self._project, path)).requirements
            self.elsewhere.update(r.normalised for r in asked if r.direct_url)
            urls += [r.direct_url for r in asked if r.direct_url]
        for url in urls:
            found = origin(url)
            if found is not None:
                yield found.name

    def _set(self, project: Project) -> frozenset[str]:
        """What the settings of tools in a snapshot name."""
        from aisec_hooks.dependencies.locked.origin import origin  # noqa: PLC0415  # as above

        if id(project) not in self._settings:
            texts = (_text(project, path) for path in self._around(_TOOLS))
            lines = (line for text in texts for line in text.split("\n") if line.lstrip()[:1] not in ("#", ";"))
            found = (origin(url) for line in lines for url in _URL.findall(line))
            self._settings[id(project)] = frozenset(each.name for each in found if each is not None)
        return self._settings[id(project)]

    def _around(self, names: Sequence[str]) -> list[str]:
        """The paths that files of some names have beside the lock file and above it."""
        folders = dict.fromkeys([self._folder, *above(self._folder), ""])
        return [f"{folder}/{name}" if folder else name for folder in folders for name in names]

    def _members(self) -> list[str]:
        """The manifests below the lock file."""
        try:
            found = self._project.answer(f"////{'|'.join(_MEMBERS)}").split("\0")
        except Incomplete:
            return []
        below = f"{self._folder}/" if self._folder else ""
        return [path for path in found if path.startswith(below) and "/" in path[len(below) :]][:_MOST_MEMBERS]


def _text(project: Project, path: str) -> str:
    try:
        found = project.source(path) if project.answer(path) else None
    except Incomplete:
        return ""
    return found.text if found is not None else ""
