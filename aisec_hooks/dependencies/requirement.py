"""A requirement as a manifest states it: what is asked for, of which ecosystem, and exactly where."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from aisec_hooks import late


class Ecosystem(Enum):
    """Whose names they are."""

    PYPI = "pypi"
    NPM = "npm"


class Requirement(Struct, frozen=True, kw_only=True):
    """One package that is asked for; lines and columns from 1, columns in code points, the end exclusive."""

    ecosystem: Ecosystem = Ecosystem.PYPI
    name: str
    """As it is written."""
    normalised: str
    specifier: str = ""
    """Such as "==1.2", "" if any version will do."""
    extras: tuple[str, ...] = ()
    marker: str = ""
    line: int
    column: int
    """Where the name starts."""
    end_column: int
    origin: str
    """What it stands in: "requirements", "pyproject", "install-command" and so on."""
    direct_url: str = ""
    """The URL, path, workspace or VCS it comes from, without any login; the public index is no judge of it then."""
    hashes: bool = False
    group: str = ""
    """The extra or group that it belongs to, such as "dev"; "" where it is always installed."""


class Index(Struct, frozen=True, kw_only=True):
    """Something that says where packages come from."""

    kind: str
    """One of "index-url", "extra-index-url", "find-links", "trusted-host", "index-strategy", "source"."""
    value: str
    """Without any login."""
    line: int


class Include(Struct, frozen=True, kw_only=True):
    """Another list that a list of requirements refers to."""

    path: str
    """As it is written: relative to the list, absolute, or a URL."""
    constrains: bool
    """Whether it only says which versions, should something be asked for."""


class Manifest(Struct, frozen=True, kw_only=True):
    """All that a file asks for."""

    requirements: tuple[Requirement, ...] = ()
    indexes: tuple[Index, ...] = ()
    includes: tuple[Include, ...] = ()
    folders: tuple[str, ...] = ()
    """Paths of projects that are to be installed, as they are written."""
    is_lock: bool = False
    problems: tuple[str, ...] = ()
    """What could not be read, in words, each once."""


_SEPARATORS = late.compiled(r"[-_.]+")
_AUTHORITY = late.compiled(r"//([^/?#\s]*)")
_NO_PORT = late.compiled(r":(?!\d*$)")


def normalise(name: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> str:
    """The one spelling that the index knows a name by (PEP 503); npm's names are their own."""
    return name if ecosystem is Ecosystem.NPM else _SEPARATORS.sub("-", name).lower()


def without_login(url: str) -> str:
    """The URL with user name, password and query left out: all three are where people put tokens."""
    query, fragment = url.find("?"), url.find("#")
    if query >= 0 and not 0 <= fragment < query:
        url = url[:query] + (url[fragment:] if fragment > query else "")
    found = _AUTHORITY.search(url)
    if found is None:
        start, end = 0, url.find("@") + 1  # git@host:path
        return url[end:] if end and "/" not in url[:end] else url
    start, end = found.span(1)
    at = url.rfind("@", start, end)
    if at < 0 and _NO_PORT.search(found[1]):
        at = url.rfind("@", start)  # a password with a slash in it, as it was never meant to be
        if at < 0:
            return url[:start]
    return url[:start] + url[at + 1 :] if at >= 0 else url
