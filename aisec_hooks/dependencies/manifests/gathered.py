"""What a reader has gathered from one manifest so far."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import pep508
from aisec_hooks.dependencies.manifests.places import Places
from aisec_hooks.dependencies.requirement import (
    Ecosystem,
    Include,
    Index,
    Manifest,
    Requirement,
    normalise,
    without_login,
)

MERGE = "has the markers of a merge conflict"
TEMPLATE = "is a template in parts"
COMPUTED = "computes some of what it asks for"
BROKEN = "cannot be read in parts"
PROSE = "is no list of requirements"
MANY = "has more commands than are looked at"
UNREAD = frozenset({MERGE, BROKEN, MANY})
"""What somebody who relies on a check wants to be told."""

_MERGE = late.compiled(r"^(?:<{7}|>{7}|\|{7}) \S|^={7}$", 8)  # re.MULTILINE
_EGG = late.compiled(r"[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)")
_DIGEST = late.compiled(r"[#&](?:md5|sha1|sha224|sha256|sha384|sha512)=[0-9a-fA-F]{32}|@[0-9a-f]{40}(?![0-9a-f])")
_LAST = late.compiled(r"([A-Za-z0-9][A-Za-z0-9._]*(?:-[A-Za-z][A-Za-z0-9._]*)*)[^/]*\Z")
_ARCHIVE = late.compiled(r"\.(?:whl|zip|git|tgz|tar(?:\.\w{2,3})?)\Z", 2)  # re.IGNORECASE


class Where(NamedTuple):
    """What the requirements of one part of a manifest have in common."""

    origin: str
    group: str = ""


class Gathered:
    """Requirements, indexes and problems, in the order in which they are come upon."""

    def __init__(self, text: str, places: Places | None = None) -> None:
        self.text = text
        self.places = places or Places(text)
        self.is_lock = False
        self.broken = 0
        """How many specifiers were none."""
        self.commands = 0
        """How many times a program that installs packages was named."""
        self.comes_from: dict[str, str] = {}
        """Where, elsewhere in the manifest, a name (normalised) is said to come from: a URL, a path, an index."""
        self._requirements: list[Requirement] = []
        self._indexes: list[Index] = []
        self._includes: dict[Include, None] = {}
        self._folders: dict[str, None] = {}
        self._problems: dict[str, None] = {}
        if ("<<<<<<<" in text or ">>>>>>>" in text) and _MERGE.search(text):
            self.problem(MERGE)

    def manifest(self) -> Manifest:
        found = sorted(self._requirements, key=lambda requirement: (requirement.line, requirement.column))
        return Manifest(
            requirements=tuple(self._traced(requirement) for requirement in found),
            indexes=tuple(self._indexes),
            includes=tuple(self._includes),
            folders=tuple(self._folders),
            is_lock=self.is_lock,
            problems=tuple(self._problems),
        )

    def _traced(self, requirement: Requirement) -> Requirement:
        source = self.comes_from.get(requirement.normalised, "")
        if requirement.direct_url or not source or requirement.ecosystem is not Ecosystem.PYPI:
            return requirement
        return replace(requirement, direct_url=without_login(source))

    def problem(self, words: str) -> None:
        self._problems[words] = None

    def index(self, kind: str, value: str, offset: int) -> None:
        self._indexes.append(Index(kind=kind, value=without_login(value.strip()), line=self.places.line(offset)))

    def include(self, path: str, *, constrains: bool) -> None:
        if path:
            self._includes[Include(path=without_login(path), constrains=constrains)] = None

    def folder(self, path: str) -> None:
        if "://" not in path and not path.startswith("git@"):
            self._folders[path.partition("#")[0].partition("[")[0]] = None

    def specifier(self, text: str, offset: int, where: Where, *, hashes: bool = False) -> bool:
        """A requirement in the words of PEP 508 that stands at an offset of the file; False if it is none."""
        found = pep508.parse(text)
        if found is None:
            template = pep508.is_template(text)
            if text.strip():
                self.problem(TEMPLATE if template else BROKEN)
                self.broken += not template
            return False
        self.named(
            found.name,
            offset + found.start,
            where,
            specifier=found.specifier,
            extras=found.extras,
            marker=found.marker,
            url=found.url,
            hashes=hashes,
        )
        return True

    def link(self, url: str, offset: int, where: Where, *, marker: str = "", hashes: bool = False) -> bool:
        """A requirement that is only a URL or a path; False where nothing says what it is called."""
        if egg := _EGG.search(url):
            self.named(egg[1], offset + egg.start(1), where, marker=marker, url=url, hashes=hashes)
            return True
        path = url.partition("#")[0].partition("?")[0]
        if "://" not in path and not _ARCHIVE.search(path):
            return False
        path = path[: path.rfind("@")] if path.rfind("@") > path.find("://") + 3 + _host(path) else path
        found = _LAST.search(path, path.rfind("/", 0, len(path.rstrip("/"))) + 1)
        name = _ARCHIVE.sub("", found[1]) if found else ""
        if not found or not name[-1:].isalnum():
            return False
        self.named(name, offset + found.start(1), where, marker=marker, url=url, hashes=hashes)
        return True

    def named(  # noqa: PLR0913  # the parts of a requirement
        self,
        name: str,
        offset: int,
        where: Where,
        *,
        specifier: str = "",
        extras: tuple[str, ...] = (),
        marker: str = "",
        url: str = "",
        hashes: bool = False,
        ecosystem: Ecosystem = Ecosystem.PYPI,
    ) -> None:
        """A requirement whose name stands at an offset of the file."""
        line, column = self.places.at(offset)
        self._requirements.append(
            Requirement(
                ecosystem=ecosystem,
                name=str(name),
                normalised=str(normalise(name, ecosystem)),
                specifier=specifier,
                extras=extras,
                marker=marker,
                line=line,
                column=column,
                end_column=column + len(name),
                origin=where.origin,
                direct_url=without_login(url),
                hashes=hashes or (bool(url) and _DIGEST.search(url) is not None),
                group=where.group,
            )
        )


def _host(path: str) -> int:
    """How long what stands between `//` and the path is: an @ in it is a login's."""
    start = path.find("://") + 3
    end = path.find("/", start)
    return (end if end >= 0 else len(path)) - start
