"""pnpm-lock.yaml: its section of packages, read by lines."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, REPOSITORY, Entry, Lock, entry
from aisec_hooks.dependencies.locked.npm import is_registry_file
from aisec_hooks.dependencies.requirement import Ecosystem

_SECTION = late.compiled(r"^packages:[ \t]*\n((?:[ \t]+[^\n]*\n?|\n)*)", 8)
_PACKAGE = late.compiled(r"^  ['\"]?([^\s'\"][^\n'\"]{0,400}?)['\"]?:[ \t]*$", 8)
_KEY = late.compiled(r"/?((?:@[^/@\s]+/)?[^@/\s()]+)[@/]([^()\s_]*)")
_VALUE = late.compiled(r"\b(integrity|tarball|repo|commit|type|directory): *['\"]?([^'\",}\s]+)")
_RESOLUTION = late.compiled(r"^    resolution: *(?:(\{[^\n]*\})|\n((?:      [^\n]*\n?)*))", 8)
_MERGE = late.compiled(r"^(?:<{7}|>{7}) ", 8)


def read(text: str) -> Lock:
    if _MERGE.search(text):
        return Lock(ecosystem=Ecosystem.NPM, problem="has the markers of a merge conflict")
    section = _SECTION.search(text)
    if section is None:
        return Lock(ecosystem=Ecosystem.NPM)
    starts = list(_PACKAGE.finditer(text, section.start(1), section.end(1)))
    ends = [*(found.start() for found in starts[1:]), section.end(1)]
    found = [_entry(text, start[1], start.start(1), start.end(), end) for start, end in zip(starts, ends, strict=False)]
    return Lock(tuple(e for e in found if e is not None), Ecosystem.NPM)


def _entry(text: str, key: str, offset: int, start: int, end: int) -> Entry | None:
    resolution = _RESOLUTION.search(text, start, end)
    named = _KEY.match(key)
    if resolution is None or named is None:
        return None
    fields = dict(_VALUE.findall(resolution[1] or resolution[2] or ""))
    name, version = named[1], named[2]
    tarball = fields.get("tarball", "")
    kind = REGISTRY
    if "repo" in fields or fields.get("type") == "git":
        kind, tarball = REPOSITORY, fields.get("repo", "")
    elif tarball.startswith("file:") or "directory" in fields:
        kind = LOCAL
    elif tarball and not is_registry_file(version, tarball):
        kind = ARCHIVE
    hashes = [word.replace("-", ":", 1) for word in [fields.get("integrity", "")] if "-" in word]
    return entry(name, version, kind, [tarball] if tarball else [], hashes, offset)
