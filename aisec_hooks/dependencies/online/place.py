"""Where an index is, apart from the login that it takes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import url2pathname

from msgspec import Struct

from aisec_hooks.printable import printable

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Place(Struct, frozen=True, kw_only=True):
    """A URL without a login, and the login, which nothing shows."""

    url: str
    login: tuple[str, str] | None = None

    def __repr__(self) -> str:
        """Without the login: a place may end up in a traceback."""
        return f"Place(host={self.shown!r})"

    @property
    def shown(self) -> str:
        """What a report may call it: the host, or the end of a path."""
        host = host_of(self.url)
        return printable(host or Path(self.path).name or "an index on disk")[:100]

    @property
    def path(self) -> str:
        """Of an index on disk its folder or file, "" of any other."""
        parts = urlsplit(self.url)
        return url2pathname(parts.path) if parts.scheme == "file" and parts.netloc in ("", "localhost") else ""

    def page_of(self, project: str) -> str:
        """The URL of a project's page, as pip puts it together."""
        return f"{self.url.rstrip('/')}/{project}/"


def place(url: str) -> Place | None:
    """The place that a URL of the settings names, None if it is no such URL."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "file") or (parts.scheme != "file" and not host):
        return None
    login = None
    if parts.username is not None:
        login = (unquote(parts.username), unquote(parts.password or ""))
    shown = f"[{host}]" if ":" in host else host
    netloc = f"{shown}:{port}" if port is not None else shown
    return Place(url=urlunsplit((parts.scheme, netloc, parts.path, "", "")), login=login)


def host_of(url: str) -> str:
    """The host of a URL, with its port where it names one; "" if there is none."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname}:{parts.port}" if parts.port is not None else parts.hostname or ""
    except ValueError:
        return ""


def is_loopback(url: str) -> bool:
    """Whether a URL leads to this machine."""
    try:
        return (urlsplit(url).hostname or "") in _LOOPBACK
    except ValueError:
        return False


def scheme_of(url: str) -> str:
    """The scheme of a URL, "" where there is none."""
    return url.partition(":")[0].lower() if ":" in url else ""
