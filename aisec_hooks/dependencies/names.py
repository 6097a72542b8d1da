"""What is known of a package's name without asking an index: whether it exists, how used it is, what it is like."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aisec_hooks.dependencies import fingerprints, imports, popular
from aisec_hooks.dependencies.lookalikes import Lookalikes
from aisec_hooks.dependencies.requirement import Ecosystem

if TYPE_CHECKING:
    from datetime import date

_PYPI = Path(__file__).parent / "data" / "pypi-names.bin"


def exists(normalised: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> bool:
    """Whether the index had such a package on `snapshot_date`; of npm not all names are known: always true."""
    return ecosystem is not Ecosystem.PYPI or normalised in _names()


def snapshot_date() -> date:
    """The day up to which `exists` knows PyPI."""
    return _names().taken


def count() -> int:
    """How many packages PyPI had on that day."""
    return _names().count


def popularity(normalised: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> int | None:
    """Its place among the most downloaded packages, from 1; None beyond the first 15,000."""
    return popular.ranks(ecosystem).get(normalised)


def similar(normalised: str, limit: int = 3, ecosystem: Ecosystem = Ecosystem.PYPI) -> list[str]:
    """Popular names that it may have been meant for, the best first: to be suggested, not a verdict."""
    meant = (_meant(normalised, ecosystem), *_providers(normalised, ecosystem)[:1])
    alike = _lookalikes(ecosystem).similar(normalised, limit)
    return [name for name in dict.fromkeys((*meant, *alike)) if name and name != normalised][:limit]


def is_squat_like(normalised: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> str:
    """The popular name that it imitates, or of the package whose module is called so; "" if it does neither.

    What is popular itself imitates nothing; the name of a module misleads all the same.
    """
    return _meant(normalised, ecosystem) or _lookalikes(ecosystem).imitated(normalised)


def _meant(normalised: str, ecosystem: Ecosystem) -> str:
    return imports.trap(normalised) if ecosystem is Ecosystem.PYPI else ""


def _providers(normalised: str, ecosystem: Ecosystem) -> tuple[str, ...]:
    return imports.distributions(normalised.replace("-", "_")) if ecosystem is Ecosystem.PYPI else ()


@cache
def _names() -> fingerprints.Fingerprints:
    return fingerprints.Fingerprints(_PYPI)


@cache
def _lookalikes(ecosystem: Ecosystem) -> Lookalikes:
    return Lookalikes(popular.ranks(ecosystem))
