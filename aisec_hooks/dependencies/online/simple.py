"""Reading the answers of the Simple API, as JSON (PEP 691) or as HTML (PEP 503)."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from msgspec import Struct, field

from aisec_hooks import late
from aisec_hooks.dependencies.online.page import ACTIVE, MOST_LOOSE, Page, Release, cleaned
from aisec_hooks.dependencies.online.versions import normal, of_file
from aisec_hooks.dependencies.requirement import normalise, without_login

JSON = "application/vnd.pypi.simple.v1+json"
ACCEPT = f"{JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"
LONGEST_TAG = 6_000
"""Characters of a link in HTML that are looked at."""
_HTML = ("text/html", "application/xhtml+xml", "application/vnd.pypi.simple.v1+html")
_OTHER_JSON = ("application/json", "application/vnd.pypi.simple.latest+json")
_ANCHOR = late.compiled(r"(?i)<a(?=\s)")
_ATTRIBUTE = late.compiled(
    r"""\s([a-zA-Z-]{1,60})(?:\s?=\s?(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,2000})))?"""
)
_META = late.compiled(r"(?i)<meta(?=\s)")
_LINKS_FOR = late.compiled(r"(?i)<(?:title|h1)>\s{0,20}Links for\b|pypi:repository-version")


class NoPage(Exception):
    """The answer is not one of an index; the message says why, fit to be printed."""


class _File(NamedTuple):
    filename: str
    url: str
    yanked: object
    uploaded: str
    metadata: bool


class _JsonFile(Struct, kw_only=True):
    filename: str
    url: str = ""
    yanked: object = False
    uploaded: str | None = field(name="upload-time", default=None)
    core_metadata: object = field(name="core-metadata", default=False)
    dist_info: object = field(name="dist-info-metadata", default=False)


class _Document(Struct, kw_only=True):
    meta: dict[str, object]
    files: list[_JsonFile]
    name: str = ""
    versions: list[str] = []
    status: object = field(name="project-status", default=None)
    locations: object = field(name="alternate-locations", default=None)


def read(body: bytes, kind: str, url: str, project: str) -> Page:
    """What the answer from a URL, of a content type, says of a project (normalised)."""
    kind = kind.partition(";")[0].strip().lower()
    if kind == JSON or kind in _OTHER_JSON:
        return _from_json(body, url, project)
    if kind in _HTML:
        return _from_html(body.decode("utf-8", "replace"), url, project)
    raise NoPage("the answer is no page of an index")


# --- JSON ------------------------------------------------------------------------------------


def _from_json(body: bytes, url: str, project: str) -> Page:
    from msgspec import MsgspecError, json  # noqa: PLC0415

    try:
        document = json.decode(body, type=_Document)
    except (MsgspecError, RecursionError, ValueError):
        raise NoPage("the answer is no page of an index") from None
    _require_version(document.meta.get("api-version"))
    if document.name and normalise(document.name) != project:
        raise NoPage("the answer is about another package")
    files = (
        _File(
            filename=f.filename,
            url=_joined(url, f.url),
            yanked=f.yanked,
            uploaded=f.uploaded or "",
            metadata=bool(f.core_metadata or f.dist_info),
        )
        for f in document.files
    )
    status = document.status or document.meta.get("project-status") or {}
    told = status if isinstance(status, dict) else {"status": status}
    related = [*_strings(document.locations), *_strings(document.meta.get("tracks"))]
    return _page(project, files, document.versions, told.get("status"), told.get("reason"), related)


def _require_version(version: object) -> None:
    if str(version or "1").partition(".")[0] != "1":
        raise NoPage("the index speaks a version of the API that is not known")


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


# --- HTML ------------------------------------------------------------------------------------


def _from_html(text: str, url: str, project: str) -> Page:
    named: dict[str, list[str]] = {}
    for tag in _tags(_META, text):
        named.setdefault(tag.get("name", "").lower(), []).append(tag.get("content", ""))
    _require_version(next(iter(named.get("pypi:repository-version", ())), "1"))
    files = list(links(text, url))
    found = _page(
        project,
        files,
        (),
        next(iter(named.get("pypi:project-status", ())), ""),
        next(iter(named.get("pypi:project-status-reason", ())), ""),
        [*named.get("pypi:alternate-locations", ()), *named.get("pypi:tracks", ())],
    )
    if not found.releases and not _LINKS_FOR.search(text[:4_000]):
        raise NoPage("the answer is no page of an index")  # such as the page of a portal that wants a login
    return found


def links(text: str, url: str) -> Iterator[_File]:
    """The files that a page links to."""
    for tag in _tags(_ANCHOR, text):
        target = _joined(url, tag.get("href", "").strip())
        path = target.partition("#")[0].partition("?")[0]
        filename = unquote(path.rstrip("/").rpartition("/")[2])
        if filename and "href" in tag:
            metadata = "data-core-metadata" in tag or "data-dist-info-metadata" in tag
            yanked = tag["data-yanked"] or True if "data-yanked" in tag else False
            yield _File(filename=filename, url=target, yanked=yanked, uploaded="", metadata=metadata)


def _tags(start: object, text: str) -> Iterator[dict[str, str]]:
    """The attributes of each tag that an expression finds; of a longer one only the beginning."""
    for found in start.finditer(text):  # type: ignore[attr-defined]
        at = found.end()
        end = min(len(text), at + LONGEST_TAG)
        attributes: dict[str, str] = {}
        while (attribute := _ATTRIBUTE.match(text, at, end)) is not None:
            value = attribute[2] or attribute[3] or attribute[4] or ""
            attributes.setdefault(attribute[1].lower(), html.unescape(value))
            at = attribute.end()
        yield attributes


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        return ""


# --- both ------------------------------------------------------------------------------------


def _page(
    project: str, files: Iterable[_File], versions: Iterable[str], status: object, reason: object, related: list[str]
) -> Page:
    listed: dict[str, list[_File]] = {normal(version): [] for version in versions}
    loose = []
    for file in files:
        version = of_file(file.filename, project)
        if version:
            listed.setdefault(version, []).append(file)
        else:
            loose.append(file.filename[:200])
    said = status.strip().lower() if isinstance(status, str) else ""
    return Page(
        releases={version: _release(found) for version, found in listed.items()},
        loose=tuple(loose[:MOST_LOOSE]),
        status=cleaned(said) or ACTIVE,
        reason=cleaned(reason),
        related=tuple(cleaned(without_login(place)) for place in related[:10]),
    )


def _release(files: list[_File]) -> Release:
    yanked = bool(files) and all(file.yanked for file in files)
    described = next((file.url.partition("#")[0] for file in files if file.metadata), "")
    return Release(
        uploaded=min((file.uploaded for file in files if file.uploaded), default="")[:32],
        yanked=yanked,
        reason=next((cleaned(file.yanked) for file in files if file.yanked and file.yanked is not True), ""),
        metadata=f"{described}.metadata" if described else "",
    )
