"""Where this program keeps what it got over the network: in the user's cache folder, never in a repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "AISEC_CACHE_DIR"
"""Names another folder."""


def folder() -> Path:
    """The user's cache folder of this program, as the platform has it; relative names would lead into a repository.

    The library for such folders would make the hook's start a tenth longer than these lines do.
    """
    if own := _absolute(os.environ.get(VARIABLE, "")):
        return own
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return (_absolute(os.environ.get("LOCALAPPDATA", "")) or home / "AppData" / "Local") / "aisec-hooks" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "aisec-hooks"
    return (_absolute(os.environ.get("XDG_CACHE_HOME", "")) or home / ".cache") / "aisec-hooks"


def _absolute(text: str) -> Path | None:
    return Path(text) if text and os.path.isabs(text) else None
