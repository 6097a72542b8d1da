"""Licence and maintainers of a version, from its metadata file and from the JSON document that some indexes have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct, field

from aisec_hooks.dependencies.online import versions
from aisec_hooks.dependencies.online.asking import Answer, Indexes
from aisec_hooks.dependencies.online.fetching import Client, Unreachable
from aisec_hooks.dependencies.online.page import cleaned
from aisec_hooks.dependencies.online.place import Place
from aisec_hooks.licences.written import from_declared

MOST_METADATA = 2_000_000
LONGEST_LICENCE = 100
"""Characters of a licence's name; a longer text is the licence itself."""
_LICENCE = "License :: "


class Details(Struct, frozen=True, kw_only=True):
    """What is known of a version beside its files; every text is fit to be printed, "" where nobody tells."""

    licence: str = ""
    """An SPDX expression where the package has one, else what it calls its licence."""
    classifiers: tuple[str, ...] = ()
    """Those about the licence, such as "License :: OSI Approved :: MIT License"."""
    maintainers: tuple[str, ...] = ()
    summary: str = ""
    downloads: int | None = None
    """In the last month, None where the index does not tell."""


class _Role(Struct):
    user: str = ""


class _Ownership(Struct):
    roles: list[_Role] = []
    organization: object = None


class _Downloads(Struct):
    last_month: int = -1


class _Info(Struct):
    license_expression: object = None
    license: object = None
    classifiers: object = None
    author: object = None
    author_email: object = None
    maintainer: object = None
    maintainer_email: object = None
    summary: object = None
    version: object = None
    downloads: _Downloads = field(default_factory=_Downloads)


class _Document(Struct):
    info: _Info
    ownership: _Ownership = field(default_factory=_Ownership)


def licences(indexes: Indexes, answers: Mapping[str, Answer]) -> dict[str, str | None]:
    """Project -> the licence of its newest version, as an SPDX expression; "" where nobody tells it in words that are
    known, None where there was no time to ask.
    """
    told = indexes.together(
        list(answers), lambda project: _licence(indexes, answers[project], project), lambda _error: ""
    )
    return {project: told.get(project) for project in answers}


def _licence(indexes: Indexes, answer: Answer, project: str) -> str | None:
    releases = answer.page.releases
    newest = versions.newest(v for v, r in releases.items() if not r.yanked)
    told = details(indexes, answer, project, newest) if newest else Details()
    found = from_declared(told.licence) or from_declared(told.classifiers)
    return None if indexes.is_over and not found else found


def details(indexes: Indexes, answer: Answer, project: str, version: str) -> Details:
    """What the first index that has the version tells of it; never fails, nothing is told then."""
    told = next((t for t in answer.told if t.page is not None and version in t.page.releases), None)
    if told is None or told.page is None or told.place.path:
        return Details()
    client = indexes.client()
    of_file = _from_metadata(client, told.place, told.page.releases[version].metadata)
    document = _from_document(client, told.place, project, version)
    return Details(
        licence=of_file.licence or document.licence,
        classifiers=of_file.classifiers or document.classifiers,
        maintainers=document.maintainers or of_file.maintainers,
        summary=of_file.summary or document.summary,
        downloads=document.downloads,
    )


def _from_metadata(client: Client, place: Place, url: str) -> Details:
    from packaging.metadata import parse_email  # noqa: PLC0415

    if not url:
        return Details()
    try:
        answered = client.get(place, url, "*/*", MOST_METADATA)
        raw = dict(parse_email(answered.body)[0]) if answered is not None else {}
    except (Unreachable, ValueError, RecursionError):
        return Details()
    return _details(raw)


def _from_document(client: Client, place: Place, project: str, version: str) -> Details:
    from msgspec import MsgspecError, json, structs  # noqa: PLC0415

    parts = urlsplit(place.url)
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    if last != "simple":
        return Details()
    url = urlunsplit((parts.scheme, parts.netloc, f"{folder}/pypi/{project}/json", "", ""))
    try:
        answered = client.get(place, url, "application/json")
        document = json.decode(answered.body, type=_Document) if answered is not None else None
    except (Unreachable, MsgspecError, ValueError, RecursionError):
        return Details()
    if document is None:
        return Details()
    found = _details(structs.asdict(document.info))
    users = _names(role.user for role in document.ownership.roles)
    month = document.info.downloads.last_month
    described = document.info.version  # the document is about one version, the newest as a rule
    if found.licence and isinstance(described, str) and described != version:
        found = structs.replace(found, licence=f"{found.licence} (as of {cleaned(described)})")
    return structs.replace(found, maintainers=users or found.maintainers, downloads=month if month >= 0 else None)


def _details(raw: dict[str, object]) -> Details:
    listed = raw.get("classifiers")
    every = [c for c in listed if isinstance(c, str)] if isinstance(listed, list) else []
    classifiers = tuple(cleaned(c) for c in every if c.startswith(_LICENCE))[:10]
    expression, text = raw.get("license_expression"), raw.get("license")
    named = text if isinstance(text, str) and "\n" not in text.strip() and len(text) <= LONGEST_LICENCE else ""
    return Details(
        licence=cleaned(expression) or ", ".join(c.rpartition(" :: ")[2] for c in classifiers) or cleaned(named),
        classifiers=classifiers,
        maintainers=_names(
            text.partition("<")[0].strip(' "') or text
            for key in ("maintainer", "maintainer_email", "author", "author_email")
            for text in [raw.get(key)]
            if isinstance(text, str)
        ),
        summary=cleaned(raw.get("summary")),
    )


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in found if (name := cleaned(text))))[:10]
