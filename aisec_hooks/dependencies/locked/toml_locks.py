"""The lock files of uv, Poetry, PDM and the standard (pylock.toml), read by lines: they are long and regular."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.dependencies.locked.entry import ARCHIVE, LOCAL, REGISTRY, REPOSITORY, Entry, Lock, entry
from aisec_hooks.dependencies.requirement import normalise

_PACKAGE = late.compiled(r"^\[\[packages?\]\][ \t]*$", 8)  # re.MULTILINE
_OTHER_TABLE = late.compiled(r"^\[(?!\[?packages?\b)", 8)
_NAME = late.compiled(r"^name *= *[\"']([A-Za-z0-9][A-Za-z0-9._-]*)[\"']", 8)
_VERSION = late.compiled(r"^version *= *[\"']([^\"'\n]*)[\"']", 8)
_HASH = late.compiled(r"\bhash *= *[\"']([a-z0-9]{2,12})[:=]([0-9A-Za-z+/=_-]+)[\"']")
_HASHES = late.compiled(r"\b(sha256|sha384|sha512|sha224|sha1|md5|blake2b|blake2s) *= *[\"']([0-9A-Fa-f]+)[\"']")
_FILE = late.compiled(r"(?:^[ \t]*|[{,] *)(?:url|registry|index|git) *= *[\"']([^\"'\n]*)[\"']", 8)
_NAMED = late.compiled(r"\b(?:file|url) *= *[\"'](?:[^\"'\n]*/)?([^\"'\n/]+)[\"']")
_SOURCE = late.compiled(r"^source *= *\{ *(\w+) *= *[\"']([^\"'\n]*)[\"']", 8)
_LEGACY = late.compiled(r"^\[package\.source\]\ntype *= *[\"'](\w+)[\"']", 8)
_DIRECT = late.compiled(r"^(vcs|archive|directory) *= *\{|^\[packages\.(vcs|archive|directory)\]", 8)
_FIELD = late.compiled(r"^(git|path|url) *= *[\"']", 8)
_KINDS = {
    "registry": REGISTRY,
    "legacy": REGISTRY,
    "git": REPOSITORY,
    "hg": REPOSITORY,
    "vcs": REPOSITORY,
    "url": ARCHIVE,
    "archive": ARCHIVE,
}
_MERGE = late.compiled(r"^(?:<{7}|>{7}) ", 8)


def read(text: str) -> Lock:
    if _MERGE.search(text):
        return Lock(problem="has the markers of a merge conflict")
    starts = [found.end() for found in _PACKAGE.finditer(text)]
    ends = [*starts[1:], len(text)]
    found = [_entry(text, start, end) for start, end in zip(starts, ends, strict=False)]
    return Lock(tuple(e for e in found if e is not None))


def _entry(text: str, start: int, following: int) -> Entry | None:
    other = _OTHER_TABLE.search(text, start, following)
    end = other.start() if other else following
    name = _NAME.search(text, start, end)
    if name is None:
        return None
    version = _VERSION.search(text, start, end)
    chunk = text[start:end]
    hashes = [f"{algorithm}:{digest.lower()}" for algorithm, digest in _HASH.findall(chunk)]
    if not hashes:
        hashes = [f"{algorithm}:{digest.lower()}" for algorithm, digest in _HASHES.findall(chunk)]
    return entry(
        normalise(name[1]),
        version[1] if version else "",
        _kind(chunk),
        _urls(chunk),
        hashes,
        name.start(1),
        _files(chunk),
    )


def _kind(chunk: str) -> str:
    if found := _SOURCE.search(chunk):
        is_path = found[1] == "registry" and "://" not in found[2]
        return LOCAL if is_path else _KINDS.get(found[1], LOCAL)
    if found := _LEGACY.search(chunk):
        return _KINDS.get(found[1], LOCAL)
    if found := _DIRECT.search(chunk):
        return _KINDS.get(found[1] or found[2], LOCAL)
    if found := _FIELD.search(chunk.partition("\n[")[0]):
        return _KINDS.get(found[1], LOCAL)
    return REGISTRY


def _urls(chunk: str) -> list[str]:
    """The URLs of its files and of its index; what it says of the packages that it needs is not its own."""
    lines = (line for line in chunk.split("\n") if "://" in line)
    return [url for line in lines if not ("source = {" in line and "name =" in line) for url in _FILE.findall(line)]


def _files(chunk: str) -> list[tuple[str, str]]:
    """The hashes of the files that stand with theirs on one line."""
    found = []
    for line in chunk.split("\n"):
        if "hash" in line:
            names, hashes = _NAMED.findall(line), _HASH.findall(line) or _HASHES.findall(line)
            if len(names) == len(hashes) == 1:
                found.append((names[0].partition("#")[0], f"{hashes[0][0]}:{hashes[0][1].lower()}"))
    return found
