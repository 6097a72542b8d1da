"""package.json and package-lock.json."""

from __future__ import annotations

from typing import Any

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import placed
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.tables import table_of, text_of
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest

_GROUPS = {
    "dependencies": "",
    "devDependencies": "dev",
    "optionalDependencies": "optional",
    "peerDependencies": "peer",
}
_ALIAS = late.compiled(r"npm:((?:@[^/@\s]+/)?[^@/\s]+)(?:@(.*))?\Z")
_ELSEWHERE = late.compiled(
    r"(?:file|link|portal|patch|workspace|git|git\+\w+|https?|ssh|github|gitlab|bitbucket|gist):|\.{0,2}/|~/|[\w.-]+/[\w.-]+(?:#|\Z)"
)
_WORD = late.compiled(r"((?:@[a-z0-9~-][\w.~-]*/)?[a-zA-Z0-9~-][\w.~-]*)(?:@([^\s<>{}]*))?\Z")
_DEEPEST = 30


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    document = placed.json(text)
    for key, group in _GROUPS.items():
        for name, version in table_of(document, key).items():
            if isinstance(name, placed.Placed) and name:
                _requirement(gathered, name, version, Where("package-json", group))
    return gathered.manifest()


def read_lock(text: str) -> Manifest:
    gathered = Gathered(text)
    gathered.is_lock = True
    document = placed.json(text)
    hosts: set[str] = set()
    packages = table_of(document, "packages")
    for path, fields in packages.items():
        name = path.rpartition("node_modules/")[2]
        if "node_modules/" in path and isinstance(path, placed.Placed) and name:
            _locked(gathered, name, path.start + len(path) - len(name), table_of(fields), hosts)
    if not packages:
        _version_1(gathered, table_of(document, "dependencies"), hosts, 0)
    return gathered.manifest()


def package_word(gathered: Gathered, text: str, start: int, where: Where) -> None:
    """A package in the words of a command: `name`, `name@version`, `@scope/name@version`."""
    found = _WORD.match(text)
    if found and not _ELSEWHERE.match(text):
        version = found[2] or ""
        version = "" if version == "latest" else version
        gathered.named(found[1], start, where, specifier=version, ecosystem=Ecosystem.NPM)


def _requirement(gathered: Gathered, name: placed.Placed, version: object, where: Where) -> None:
    text = text_of(version)
    start, named = name.start, str(name)
    url = ""
    if alias := _ALIAS.match(text):
        named, start = alias[1], getattr(version, "start", start) + alias.start(1)
        text = alias[2] or ""
    elif _ELSEWHERE.match(text):
        url, text = text, ""
    elif text.startswith("catalog:") or text in {"*", "latest", "x"}:
        text = ""
    gathered.named(named, start, where, specifier=text, url=url, ecosystem=Ecosystem.NPM)


def _version_1(gathered: Gathered, table: dict[str, Any], hosts: set[str], depth: int) -> None:
    for name, fields in table.items():
        if isinstance(name, placed.Placed) and name and isinstance(fields, dict):
            _locked(gathered, str(name), name.start, fields, hosts)
            if depth < _DEEPEST:
                _version_1(gathered, table_of(fields, "dependencies"), hosts, depth + 1)


def _locked(gathered: Gathered, name: str, start: int, fields: dict[str, Any], hosts: set[str]) -> None:
    version, resolved = text_of(fields.get("version")), fields.get("resolved")
    url = ""
    if isinstance(resolved, placed.Placed):
        scheme, _, rest = resolved.partition("://")
        if scheme not in {"http", "https"} or not rest:
            url = str(resolved)
        else:
            host = f"{scheme}://{rest.partition('/')[0]}"
            if host not in hosts:
                hosts.add(host)
                gathered.index("source", host, resolved.start)
    elif fields.get("link") == "true":
        url = "link"
    alias = fields.get("name")
    if isinstance(alias, placed.Placed) and alias:
        name, start = str(alias), alias.start
    group = "dev" if fields.get("dev") == "true" else ""
    gathered.named(
        name,
        start,
        Where("package-lock", group),
        specifier=version,
        url=url,
        hashes=bool(fields.get("integrity")),
        ecosystem=Ecosystem.NPM,
    )
