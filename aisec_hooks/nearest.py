"""What somebody probably meant."""

from __future__ import annotations

from collections.abc import Collection


def nearest(name: str, names: Collection[str]) -> str:
    """The one of some names that is most like a mistyped one."""
    import difflib  # noqa: PLC0415  # only a mistake needs it

    return difflib.get_close_matches(name, names, n=1, cutoff=0.0)[0]
