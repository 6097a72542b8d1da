"""Which packages provide a module, as far as the names do not say it themselves."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from aisec_hooks.dependencies import curated, standard
from aisec_hooks.errors import Incomplete

STDLIB = standard.STDLIB | standard.PYTHON2
"""Modules of every supported Python, also of those that still stand in old code."""
EMBEDDED = standard.EMBEDDED
NAMESPACES = standard.NAMESPACES
_MAP = Path(__file__).parent / "data" / "modules.txt.z"


def distributions(module: str) -> tuple[str, ...]:
    """The normalised names of packages that provide a module, which may be dotted, the most used first.

    Without an answer (), as for modules whose package is called like them. Of a dotted name the longest part that is
    known decides.
    """
    if not module.isascii():
        return ()
    parts = module.split(".", 4)[:4]
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if found := curated.modules().get(name) or _known().get(name):
            return found
        if length < len(parts) and name in NAMESPACES:
            return ()  # a package of a shared top level says nothing of its neighbours
    return ()


def trap(normalised: str) -> str:
    """The package that is meant where somebody asks for one by the name of a module, "" if it is no such name."""
    return curated.misleading().get(normalised, "")


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    try:
        lines = zlib.decompress(_MAP.read_bytes()).decode("ascii").split("\n")
    except (zlib.error, UnicodeDecodeError) as error:
        raise Incomplete(f"the list of modules {_MAP.name} is damaged: install aisec-hooks again") from error
    return {module: tuple(packages) for module, *packages in map(str.split, lines)}


def pack(modules: Mapping[str, Iterable[str]]) -> bytes:
    """The file for modules with their packages: a line for each, parted by blanks."""
    lines = (f"{module} {' '.join(packages)}" for module, packages in sorted(modules.items()))
    return zlib.compress("\n".join(lines).encode("ascii"), 9)
