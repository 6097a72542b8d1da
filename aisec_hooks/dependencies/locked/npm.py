"""package-lock.json and npm-shrinkwrap.json, of every version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, Entry, Lock, entry, kind_of
from aisec_hooks.dependencies.requirement import Ecosystem

_MARK = '"node_modules/{}": {\0/node_modules/{}": {\0"{}": {'
_DEEPEST = 60


def read(text: str) -> Lock:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return Lock(ecosystem=Ecosystem.NPM, problem="is no valid JSON")
    if not isinstance(document, dict):
        return Lock(ecosystem=Ecosystem.NPM, problem="is no lock file")
    packages = document.get("packages")
    tables = _packages(packages) if isinstance(packages, dict) and packages else _version_1(document)
    return Lock(tuple(_entry(name, fields) for name, fields in tables), Ecosystem.NPM, mark=_MARK)


def _packages(packages: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, fields in packages.items():
        _, found, name = path.rpartition("node_modules/")
        if found and name and isinstance(fields, dict):
            yield name, fields


def _version_1(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    pending = [(document, 0)]
    while pending:
        table, depth = pending.pop()
        inner = table.get("dependencies")
        for name, fields in inner.items() if isinstance(inner, dict) else ():
            if isinstance(fields, dict) and name:
                yield name, fields
                if depth < _DEEPEST:
                    pending.append((fields, depth + 1))


def _entry(name: str, fields: dict[str, Any]) -> Entry:
    version, resolved, integrity = (_text(fields.get(key)) for key in ("version", "resolved", "integrity"))
    url = resolved or (version if ":" in version else "")
    inside = any(fields.get(key) is True for key in ("link", "bundled", "inBundle"))
    kind = LOCAL if inside else kind_of(url) or REGISTRY
    if kind == ARCHIVE and is_registry_file(version, url):
        kind = REGISTRY
    hashes = [word.replace("-", ":", 1) for word in integrity.split() if "-" in word]
    return entry(name, version, kind, [url] if url else [], hashes)


def is_registry_file(version: str, url: str) -> bool:
    """Whether a URL is laid out as registries do, `NAME/-/LAST-VERSION.tgz`; an alias has another name there."""
    path = url.partition("#")[0].partition("?")[0]
    return "/-/" in path or path.endswith(f"-{version}.tgz") or ("/download/" in path and path.endswith(version))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
