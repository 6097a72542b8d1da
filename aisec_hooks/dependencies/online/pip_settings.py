"""Which indexes pip is set to use on this machine, read as pip reads it but for what lies in the repository."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks.dependencies.online.place import Place, is_loopback, place, scheme_of

PUBLIC = "https://pypi." + "org/simple"
"""What pip asks where nothing is set."""
MOST_BYTES = 200_000
LONGEST_WAIT = 10.0
"""Seconds for one answer at most, whatever pip is set to."""
_SECTIONS = ("global", "install")
"""What holds for `pip install`, the last first."""
_OF_INDEXES = frozenset(
    {"index-url", "pypi-url", "extra-index-url", "find-links", "no-index", "cert", "client-cert", "proxy"}
)


class PipSettings(Struct, frozen=True, kw_only=True):
    """Where pip would look for a package, and how it would connect."""

    indexes: tuple[Place, ...] = ()
    links: tuple[Place, ...] = ()
    """Pages and folders of files beside the indexes."""
    trusted: frozenset[str] = frozenset()
    """Hosts, some with a port, whose certificate is not checked."""
    certificates: str = ""
    """A file or folder of those that are accepted, "" for the usual ones."""
    client_certificate: str = ""
    proxy: str = ""
    timeout: float = LONGEST_WAIT
    problem: str = ""
    """Why nobody can be asked, "" if somebody can."""

    def __repr__(self) -> str:
        """Without the proxy, in whose URL a login may be."""
        return f"PipSettings(indexes={self.indexes!r})"


class _File(NamedTuple):
    path: Path
    kind: str
    """"user" for what lies at a place of the user's or the machine's own, "chosen" or "environment" for others."""


class _Unusable(Exception):
    """The settings cannot be followed; the message says why."""


def read(inside: tuple[Path, ...]) -> PipSettings:
    """pip's settings for `pip install`; whatever lies below one of the folders `inside` has no say.

    Settings there that pip itself would follow are a problem: to go on without them might send names to an index that
    the user did not mean.
    """
    try:
        return _settings(_values(inside), inside)
    except _Unusable as wrong:
        return PipSettings(problem=str(wrong))


def _values(inside: tuple[Path, ...]) -> dict[str, str]:
    """Option -> value: a later file over an earlier one, `install` over `global`, the environment over all."""
    of_environment = {
        name[4:].lower().replace("_", "-"): value for name, value in os.environ.items() if name.startswith("PIP_")
    }
    by_section: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for file in _files():
        found = list(_options(file.path))
        if file.kind != "user" and _lies_in(file.path, inside):
            if _OF_INDEXES.intersection(key for _, key, _ in found) and not of_environment.get("index-url"):
                raise _Unusable("the settings of pip lie in the repository; name the index in PIP_INDEX_URL instead")
            continue
        for section, key, value in found:
            if section in by_section:
                by_section[section][key] = value
    merged: dict[str, str] = {}
    for values in (*by_section.values(), of_environment):
        merged.update({key: value for key, value in values.items() if value.strip()})
    return merged


def _files() -> Iterator[_File]:
    """The files that pip reads, the strongest last."""
    import platformdirs  # noqa: PLC0415

    chosen = os.environ.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return
    name = "pip.ini" if sys.platform == "win32" else "pip.conf"
    for folder in _machine_folders(platformdirs.site_config_dir("pip", appauthor=False, multipath=True)):
        yield _File(Path(folder, name), "user")
    if not (chosen and os.path.exists(chosen)):
        home = Path(os.path.expanduser("~"))
        yield _File(home / ("pip" if sys.platform == "win32" else ".pip") / name, "user")
        yield _File(_user_folder(platformdirs.user_config_dir("pip", appauthor=False, roaming=True)) / name, "user")
    yield _File(Path(os.environ.get("VIRTUAL_ENV") or sys.prefix, name), "environment")
    if chosen:
        yield _File(Path(chosen), "chosen")


def _machine_folders(told: str) -> list[str]:
    if sys.platform in ("win32", "darwin"):
        return [told]
    return [*told.split(os.pathsep), "/etc"]


def _user_folder(told: str) -> Path:
    if sys.platform == "darwin" and not os.path.isdir(told):
        return Path("~/.config/pip").expanduser()
    return Path(told)


def _options(path: Path) -> Iterator[tuple[str, str, str]]:
    """(section, option, value) of a file, nothing where there is none."""
    import configparser  # noqa: PLC0415

    try:
        if not path.is_file():
            return
        with path.open("rb") as stream:
            text = stream.read(MOST_BYTES + 1).decode("utf-8-sig")
        if len(text) > MOST_BYTES:
            raise ValueError
        parser = configparser.RawConfigParser()
        parser.read_string(text)
    except (OSError, ValueError, configparser.Error):
        # the parser's own words may quote a line with a login in it
        raise _Unusable(f"the settings of pip in {path.name} cannot be read") from None
    for section in parser.sections():
        for key, value in parser.items(section):
            yield section, key.lower().replace("_", "-").lstrip("-"), value


def _settings(values: Mapping[str, str], inside: tuple[Path, ...]) -> PipSettings:
    if values.get("no-index", "").strip().lower() not in ("", "0", "false", "no", "off", "n", "f"):
        raise _Unusable("pip is set to ask no index")
    main = values.get("index-url") or values.get("pypi-url") or PUBLIC
    trusted = frozenset(values.get("trusted-host", "").split())
    indexes = [_index(url, trusted, inside) for url in (main, *values.get("extra-index-url", "").split())]
    links = [_links(text) for text in values.get("find-links", "").split()]
    return PipSettings(
        indexes=tuple(dict.fromkeys(indexes)),
        links=tuple(
            link for link in links if link is not None and not (link.path and _lies_in(Path(link.path), inside))
        ),
        trusted=trusted,
        certificates=_certificate(values.get("cert", ""), inside),
        client_certificate=_certificate(values.get("client-cert", ""), inside),
        proxy=values.get("proxy", ""),
        timeout=_seconds(values.get("timeout") or values.get("default-timeout") or ""),
    )


def _index(url: str, trusted: frozenset[str], inside: tuple[Path, ...]) -> Place:
    found = place(url)
    if found is None:
        raise _Unusable("pip is set to use an index whose URL cannot be understood")
    if found.path and _lies_in(Path(found.path), inside):
        raise _Unusable("the index that pip is set to use lies in the repository")
    if scheme_of(found.url) == "http" and not is_loopback(found.url) and not is_trusted(found.url, trusted):
        raise _Unusable(f"the index {found.shown} is not encrypted")
    return found


def is_trusted(url: str, trusted: frozenset[str]) -> bool:
    """Whether the certificate of a host need not be checked, as the user has said for it or for one port of it."""
    from urllib.parse import urlsplit  # noqa: PLC0415

    parts = urlsplit(url)
    return parts.hostname in trusted or f"{parts.hostname}:{parts.port}" in trusted


def _links(text: str) -> Place | None:
    """A page or a folder of files; a relative path leads into the current folder, which has no say."""
    if "://" in text or text.startswith("file:"):
        return place(text)
    return Place(url=Path(text).as_uri()) if os.path.isabs(text) else None


def _certificate(path: str, inside: tuple[Path, ...]) -> str:
    if not path:
        return ""
    if not os.path.isabs(path) or _lies_in(Path(path), inside):
        raise _Unusable("the certificate that pip is set to use lies in the repository")
    return path


def _lies_in(path: Path, folders: tuple[Path, ...]) -> bool:
    """Whether a path is below one of some folders, wherever links lead."""
    try:
        real = Path(os.path.realpath(path))
        return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders)
    except (OSError, ValueError):
        return True


def _seconds(text: str) -> float:
    try:
        return min(max(float(text), 0.5), LONGEST_WAIT)
    except ValueError:
        return LONGEST_WAIT
