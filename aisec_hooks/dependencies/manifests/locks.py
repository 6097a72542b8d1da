"""The lock files of uv, Poetry, PDM and the standard (pylock.toml), read by lines: they are long and regular."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.requirement import Manifest

_PACKAGE = late.compiled(r"^\[\[packages?\]\][ \t]*$", 8)  # re.MULTILINE
_NAME = late.compiled(r"^name *= *[\"']([A-Za-z0-9][A-Za-z0-9._-]*)[\"']", 8)
_VERSION = late.compiled(r"^version *= *[\"']([^\"'\n]*)[\"']", 8)
_HASH = late.compiled(r"\bhash(?:es)? *= *(?:[\"']|\{)")
_REGISTRY = late.compiled(
    r"^(?:source *= *\{ *registry *= *|index *= *|"
    r"\[package\.source\]\ntype *= *[\"']legacy[\"']\nurl *= *)[\"']([^\"'\n]*)[\"']",
    8,
)
_ELSEWHERE = late.compiled(
    r"^(?:source *= *\{ *(?:git|editable|virtual|directory|path|url) *= *"
    r"|\[package\.source\]\ntype *= *[\"'](?:git|url|file|directory)[\"']\nurl *= *"
    r"|(?:git|url|path) *= *"
    r"|(?:vcs|archive|directory) *= *\{[^}\n]{0,2000}?\b(?:url|path) *= *"
    r"|\[packages\.(?:vcs|archive|directory)\]\n(?:[^\[\n][^\n]*\n){0,5}?(?:url|path) *= *)[\"']([^\"'\n]*)[\"']",
    8,
)
_OTHER_TABLE = late.compiled(r"^\[(?!\[?packages?\b)", 8)
_COMMIT = late.compiled(r"\b[0-9a-f]{40}\b")


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    gathered.is_lock = True
    where = Where("lock")
    seen: set[str] = set()
    starts = [found.end() for found in _PACKAGE.finditer(text)]
    for start, following in zip(starts, [*starts[1:], len(text)], strict=False):
        other = _OTHER_TABLE.search(text, start, following)
        end = other.start() if other else following
        name = _NAME.search(text, start, end)
        if name is None:
            continue
        version = _VERSION.search(text, start, end)
        registry = _REGISTRY.search(text, start, end)
        elsewhere = None if registry else _ELSEWHERE.search(text, start, end)
        if registry and registry[1] not in seen:
            seen.add(registry[1])
            gathered.index("source", registry[1], registry.start(1))
        gathered.named(
            name[1],
            name.start(1),
            where,
            specifier=f"=={version[1]}" if version else "",
            url=elsewhere[1] if elsewhere else "",
            hashes=_HASH.search(text, start, end) is not None
            or (elsewhere is not None and _COMMIT.search(text, elsewhere.start(), end) is not None),
        )
    return gathered.manifest()
