"""Which version of a package is installed, without the 20 ms that `importlib.metadata` costs."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path


def installed_version(package: str) -> str:
    """The version of an installed package by its import name; ImportError where there is none."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ImportError(f"{package} is not installed", name=package)
    folder = re.compile(rf"{package}-([^-]+)\.dist-info\Z")
    site = Path(spec.origin).parent.parent
    found = [m[1] for entry in site.iterdir() if (m := folder.match(entry.name))]
    return found[0] if len(found) == 1 else _recorded_version(package)


def _recorded_version(package: str) -> str:
    from importlib import metadata  # noqa: PLC0415  # only an unusual installation needs it

    return metadata.version(package)
