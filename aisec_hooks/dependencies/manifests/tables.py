"""Requirements whose names are the keys of a table, as Poetry and Pipenv write them."""

from __future__ import annotations

from typing import Any

from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.placed import Bare, Placed

_PLACES = ("git", "hg", "svn", "bzr", "url", "file", "path", "workspace", "directory", "editable", "virtual")


def requirements(gathered: Gathered, table: object, where: Where, sources: dict[str, str]) -> None:
    """Those of one table; `sources` has the URL of each index that the manifest gives a name."""
    if not isinstance(table, dict):
        return
    for name, value in table.items():
        if name == "python" or not isinstance(name, Placed):
            continue
        for version in value if isinstance(value, list) else [value]:
            fields: dict[str, Any] = version if isinstance(version, dict) else {"version": version}
            extras = fields.get("extras", [])
            gathered.named(
                name,
                name.start,
                where,
                specifier=specifier(fields.get("version")),
                extras=tuple(str(extra) for extra in extras if isinstance(extra, str))
                if isinstance(extras, list)
                else (),
                marker=text_of(fields.get("markers")),
                url=place(fields, sources),
                hashes=bool(fields.get("hashes")),
            )


def place(fields: dict[str, Any], sources: dict[str, str]) -> str:
    """The URL, path or index that the fields say a package comes from, "" if they leave it open."""
    for key in _PLACES:
        value = fields.get(key)
        if isinstance(value, Bare):
            if value == "true" and key != "editable":
                return key
        elif isinstance(value, str) and value:
            revision = text_of(fields.get("rev")) or text_of(fields.get("ref"))
            return f"{value}@{revision}" if key == "git" and revision else str(value)
    named = text_of(fields.get("source")) or text_of(fields.get("index"))
    if not named or named.lower() == "pypi":
        return ""
    return sources.get(named, "") or f"source {named}"


def specifier(version: object) -> str:
    """A version as it is written, a lone number as the exact version that it means."""
    text = text_of(version).strip()
    if text == "*":
        return ""
    return f"=={text}" if text[:1].isdigit() else text


def text_of(value: object) -> str:
    return str(value) if isinstance(value, str) and not isinstance(value, Bare) else ""


def table_of(value: object, *keys: str) -> dict[str, Any]:
    """The table under some keys, empty where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def tables_of(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def strings_of(value: object) -> list[Placed]:
    """The strings of a list, or of a value that stands for a list of one."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, Placed) and not isinstance(item, Bare)]
