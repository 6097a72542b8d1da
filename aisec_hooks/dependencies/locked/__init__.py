"""Lock files: which they are, and the entries that they have."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from aisec_hooks import late

if TYPE_CHECKING:
    from aisec_hooks.dependencies.locked.entry import Lock

_READERS = {
    "uv.lock": "toml_locks.read",
    "poetry.lock": "toml_locks.read",
    "pdm.lock": "toml_locks.read",
    "pipfile.lock": "pipenv.read",
    "package-lock.json": "npm.read",
    "npm-shrinkwrap.json": "npm.read",
    "yarn.lock": "yarn.read",
    "pnpm-lock.yaml": "pnpm.read",
}
_PYLOCK = late.compiled(r"pylock(?:\.[^/]*)?\.toml")
_REQUIREMENTS = late.compiled(
    r"(?:.*[-_./])?(?:requirements?|constraints?|reqs?)(?:[-_.][^/]*)?\.txt|(?:.*/)?(?:requirements|reqs|constraints)/[^/]*\.txt"
)


def is_lock(path: str) -> bool:
    """Whether a file of this name locks versions; a list of requirements does so only with hashes."""
    return bool(_reader(path))


def read(path: str, text: str) -> Lock:
    """The entries of a lock file's text (lines ended by LF), none for any other file. Never raises."""
    # imported here: most runs only ask whether a file is one
    from aisec_hooks.dependencies.locked.entry import Lock  # noqa: PLC0415

    module, _, function = _reader(path).partition(".")
    if not module:
        return Lock()
    found: Lock = getattr(import_module(f"aisec_hooks.dependencies.locked.{module}"), function)(text)
    return found


def _reader(path: str) -> str:
    folded = path.lower()
    name = folded.rpartition("/")[2]
    if known := _READERS.get(name):
        return known
    if name.endswith(".txt"):
        return "hashed_requirements.read" if _REQUIREMENTS.fullmatch(folded) else ""
    return "toml_locks.read" if name.endswith(".toml") and _PYLOCK.fullmatch(name) else ""
