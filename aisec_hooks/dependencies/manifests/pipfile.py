"""Pipfile and Pipfile.lock."""

from __future__ import annotations

from aisec_hooks.dependencies.manifests import placed, tables
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.tables import table_of, tables_of, text_of
from aisec_hooks.dependencies.requirement import Manifest

_OTHER_TABLES = {"source", "requires", "scripts", "pipenv", "pipfile", "_meta"}
_GROUPS = {"packages": "", "default": "", "dev-packages": "dev", "develop": "dev"}


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    document = placed.toml(text)
    sources = _sources(gathered, document.get("source"))
    _categories(gathered, document, sources, "pipfile")
    return gathered.manifest()


def read_lock(text: str) -> Manifest:
    gathered = Gathered(text)
    gathered.is_lock = True
    document = placed.json(text)
    sources = _sources(gathered, table_of(document, "_meta").get("sources"))
    _categories(gathered, document, sources, "pipfile-lock")
    return gathered.manifest()


def _sources(gathered: Gathered, listed: object) -> dict[str, str]:
    """The URL of each index by its name, "" for the first, which all comes from that says nothing else."""
    named: dict[str, str] = {}
    for number, source in enumerate(tables_of(listed)):
        url = source.get("url")
        if not isinstance(url, placed.Placed):
            continue
        named[text_of(source.get("name"))] = str(url) if number else ""
        # nothing is taken from the others but what names them
        gathered.index("source" if number else "index-url", url, url.start)
        if source.get("verify_ssl") == "false":
            gathered.index("trusted-host", url, url.start)
    return named


def _categories(gathered: Gathered, document: dict[str, object], sources: dict[str, str], origin: str) -> None:
    for name, table in document.items():
        if name not in _OTHER_TABLES:
            fields = table_of(table)
            for requirement in fields.values():
                _without_first_index(requirement, sources)
            tables.requirements(gathered, fields, Where(origin, _GROUPS.get(name, str(name))), sources)


def _without_first_index(requirement: object, sources: dict[str, str]) -> None:
    if isinstance(requirement, dict) and sources.get(text_of(requirement.get("index"))) == "":
        requirement.pop("index", None)
