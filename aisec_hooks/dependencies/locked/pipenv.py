"""Pipfile.lock."""

from __future__ import annotations

import json
from typing import Any

from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, REPOSITORY, Entry, Lock, entry
from aisec_hooks.dependencies.requirement import normalise


def read(text: str) -> Lock:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return Lock(problem="is no valid JSON")
    if not isinstance(document, dict):
        return Lock(problem="is no lock file")
    sources = _sources(document.get("_meta"))
    found = [
        _entry(name, fields, sources)
        for category, table in document.items()
        if category != "_meta" and isinstance(table, dict)
        for name, fields in table.items()
        if isinstance(fields, dict)
    ]
    return Lock(tuple(found), mark='"{}": {')


def _sources(meta: object) -> dict[str, str]:
    """The URLs of the indexes by name; the first is also the one without."""
    listed = meta.get("sources") if isinstance(meta, dict) else None
    found: dict[str, str] = {}
    for source in listed if isinstance(listed, list) else ():
        if isinstance(source, dict) and isinstance(source.get("url"), str):
            found.setdefault("", source["url"])
            found[str(source.get("name"))] = source["url"]
    return found


def _entry(name: str, fields: dict[str, Any], sources: dict[str, str]) -> Entry:
    kind, url = REGISTRY, ""
    for key, meaning in (("git", REPOSITORY), ("file", ARCHIVE), ("path", LOCAL), ("url", ARCHIVE)):
        if isinstance(fields.get(key), str):
            kind, url = meaning, fields[key]
            break
    else:
        url = sources.get(str(fields.get("index") or ""), sources.get("", ""))
    if kind is ARCHIVE and "://" not in url:
        kind = LOCAL
    listed = fields.get("hashes")
    hashes = [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []
    return entry(normalise(name), str(fields.get("version") or ""), kind, [url], hashes)
