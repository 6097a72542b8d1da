"""The most used packages of each index, best first."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aisec_hooks.errors import Incomplete

if TYPE_CHECKING:
    from aisec_hooks.dependencies.requirement import Ecosystem

_FOLDER = Path(__file__).parent / "data"
MOST = 15_000
"""How many there are at most."""


@cache
def ranks(ecosystem: Ecosystem) -> Mapping[str, int]:
    """Normalised name -> its place, from 1, the best first."""
    path = _FOLDER / f"{ecosystem.value}-popular.txt.z"
    try:
        names = zlib.decompress(path.read_bytes()).decode("ascii").split("\n")
    except (zlib.error, UnicodeDecodeError) as error:
        raise Incomplete(f"the list of popular packages {path.name} is damaged: install aisec-hooks again") from error
    return {name: rank for rank, name in enumerate(names, 1) if name}


def pack(ranked: Iterable[tuple[int, str]]) -> bytes:
    """The file for names with their places: one a line, an empty line where no name has that place."""
    lines = [""] * MOST
    for rank, name in ranked:
        lines[rank - 1] = name
    return zlib.compress("\n".join(lines).rstrip("\n").encode("ascii"), 9)
