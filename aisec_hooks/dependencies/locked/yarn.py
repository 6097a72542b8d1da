"""yarn.lock of the first and of the later Yarns."""

from __future__ import annotations

from urllib.parse import unquote

from aisec_hooks import late
from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, REPOSITORY, Entry, Lock, entry, kind_of
from aisec_hooks.dependencies.locked.npm import is_registry_file
from aisec_hooks.dependencies.requirement import Ecosystem

_BLOCK = late.compiled(
    r"^\"?((?:@[^/@\s\",]{1,200}/)?[^@\s\",:]{1,200})@([^\n]*):[ \t]*\n((?:[ \t]+[^\n]*\n?|\n(?=[ \t]))*)", 8
)
_FIELD = late.compiled(r"^  (version|resolved|integrity|resolution|checksum|linkType):? +\"?([^\"\n]*)\"?", 8)
_CACHE_KEY = late.compiled(r"^  cacheKey: *\"?([\w/]{1,20})", 8)
_ARCHIVE_URL = late.compiled(r"__archiveUrl=([^&\s]+)")
_MERGE = late.compiled(r"^(?:<{7}|>{7}) ", 8)


def read(text: str) -> Lock:
    if _MERGE.search(text):
        return Lock(ecosystem=Ecosystem.NPM, problem="has the markers of a merge conflict")
    cache_key = _CACHE_KEY.search(text)
    key = cache_key[1] if cache_key else ""
    found = [
        _entry(block[1], dict(_FIELD.findall(block[3])), key, block.start())
        for block in _BLOCK.finditer(text)
        if block[1] != "__metadata"
    ]
    return Lock(tuple(found), Ecosystem.NPM)


def _entry(name: str, fields: dict[str, str], cache_key: str, offset: int) -> Entry:
    version, resolved = fields.get("version", ""), fields.get("resolved", "")
    if resolution := fields.get("resolution"):  # the later ones
        resolved = resolution.partition("@")[2] if resolution[:1] != "@" else resolution[1:].partition("@")[2]
        if archive := _ARCHIVE_URL.search(resolved):
            resolved = unquote(archive[1])
        elif resolved.startswith("npm:"):
            resolved = ""
    in_registry = "@npm:" in (resolution or "") and "@patch:" not in (resolution or "")
    kind = LOCAL if resolved.startswith("patch:") else kind_of(resolved) or REGISTRY
    if kind == ARCHIVE and resolved.partition("#")[0].endswith(".git"):
        kind = REPOSITORY
    if kind == ARCHIVE and (in_registry or is_registry_file(version, resolved)):
        kind = REGISTRY
    return entry(name, version, kind, [resolved] if resolved else [], _hashes(fields, resolved, cache_key), offset)


def _hashes(fields: dict[str, str], resolved: str, cache_key: str) -> list[str]:
    """Those of the package, or of the archive that Yarn makes of it: these compare only where made the same way."""
    found = [word.replace("-", ":", 1) for word in fields.get("integrity", "").split() if "-" in word]
    digest = resolved.partition("#")[2]
    if len(digest) == 40 and not found:
        found.append(f"sha1:{digest}")
    if checksum := fields.get("checksum"):
        made, _, rest = checksum.rpartition("/")
        found.append(f"yarn-{made or cache_key}:{rest}")
    return found
