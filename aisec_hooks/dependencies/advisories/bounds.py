"""Which versions a requirement allows and an advisory means, as stretches of versions in the order of PEP 440."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late

if TYPE_CHECKING:
    from packaging.version import Version

LONGEST = 100
"""Nobody writes a longer version."""
MOST_CLAUSES = 40
_CLAUSE = late.compiled(r"\s*(===|==|~=|!=|<=|>=|<|>|\^|~)?\s*([^\s,;|^~<>=()]{1,100})\s*")


class Stretch(NamedTuple):
    """Versions from `low` to `high`, None for no end; each end belongs to it or not."""

    low: Version | None = None
    high: Version | None = None
    low_open: bool = False
    """Whether it begins after `low`."""
    high_closed: bool = False
    """Whether `high` belongs to it."""

    def holds(self, version: Version) -> bool:
        """Whether a version lies in it."""
        if self.low is not None and (version < self.low or (self.low_open and version == self.low)):
            return False
        return self.high is None or version < self.high or (self.high_closed and version == self.high)


class Allowed(NamedTuple):
    """What a specifier allows; more than that, where it cannot be said in one stretch."""

    stretch: Stretch
    exact: str = ""
    """The only version, as it is written; "" if there are more."""
    lowest: str = ""
    """The least version that it names and allows; "" if none."""
    newest: str = ""
    """The greatest version that it names and allows, "" if none."""


@lru_cache(maxsize=8192)
def parse(text: str) -> Version | None:
    """A version, None for what is none."""
    # imported here: most manifests ask for nothing that has an advisory
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415

    if len(text) > LONGEST:
        return None
    try:
        return Version(text)
    except InvalidVersion:
        return None


def public(version: Version) -> Version:
    """Without the label of a local build, of which advisories know nothing."""
    return (parse(version.public) or version) if version.local else version


def allowed(specifier: str) -> Allowed | None:
    """What a specifier of pip, Poetry or Pipenv allows, None if it cannot be read."""
    clauses = _clauses(specifier)
    if clauses is None:
        return None
    stretch, exact, lowest, newest = Stretch(), "", "", ""
    excluded = [version for operator, version in clauses if operator == "!="]
    for operator, text in clauses:
        if operator == "!=":
            continue
        if operator in {"==", "==="} and not text.endswith(".*"):
            exact = exact or text
        part = _stretch(operator, text)
        if part is None:
            return Allowed(Stretch(), exact=text) if operator == "===" else None
        if operator in {">=", "~=", "^", "~"} and text not in excluded:
            lowest = text
        if operator == "<=" and text not in excluded:
            newest = text
        stretch = _both(stretch, part)
    return Allowed(stretch, exact, lowest, newest)


def covers(parts: Iterable[Stretch], whole: Stretch) -> bool:
    """Whether every version of a stretch lies in one of some others."""
    if whole.low is not None and whole.high is not None and whole.low > whole.high:
        return False  # there is none
    reached, closed = whole.low, whole.low_open  # all up to here is covered, `reached` itself if closed
    begun = False
    for part in sorted(parts, key=_start):
        if not (_begins_by(part, whole) if not begun else _goes_on(part, reached, closed=closed)):
            continue
        if part.high is None:
            return True
        if not begun or reached is None or part.high > reached or (part.high == reached and part.high_closed):
            reached, closed, begun = part.high, part.high_closed, True
        if whole.high is not None and (
            reached > whole.high or (reached == whole.high and (closed or not whole.high_closed))
        ):
            return True
    return False


def _start(part: Stretch) -> tuple[bool, Version | None] | tuple[bool]:
    return (part.low is not None, part.low) if part.low is not None else (False,)


def _begins_by(part: Stretch, whole: Stretch) -> bool:
    """Whether the first versions of `whole` lie in a part."""
    if whole.low is None or part.low is None:
        return part.low is None and (whole.low is None or part.high is None or part.holds(whole.low))
    just_after = whole.low_open and part.low <= whole.low and (part.high is None or whole.low < part.high)
    return part.holds(whole.low) or just_after


def _goes_on(part: Stretch, reached: Version | None, *, closed: bool) -> bool:
    if part.low is None or reached is None or part.low < reached:
        return True
    return part.low == reached and (closed or not part.low_open)


def _clauses(specifier: str) -> list[tuple[str, str]] | None:
    if not specifier.strip() or len(specifier) > LONGEST * MOST_CLAUSES:
        return None
    found = []
    for word in specifier.split(",", MOST_CLAUSES):
        match = _CLAUSE.fullmatch(word)
        if match is None:
            if not word.strip():
                continue
            return None
        found.append((match[1] or "==", match[2]))
    return found or None


def _stretch(operator: str, text: str) -> Stretch | None:
    wild = text.endswith(".*")
    version = parse(text.removesuffix(".*"))
    if version is None or (wild and (operator != "==" or version.is_prerelease or version.is_postrelease)):
        return None
    if wild:
        return Stretch(_first(version.epoch, version.release), _next(version, len(version.release)))
    match operator:
        case "==" | "===":
            return Stretch(version, version, high_closed=True)
        case ">=":
            return Stretch(low=version)
        case ">":
            return Stretch(low=version, low_open=True)
        case "<=":
            # a local build of it is allowed as well
            return Stretch(high=version, high_closed=True)
        case "<":
            plain = not version.is_prerelease and not version.is_postrelease
            return Stretch(high=_first(version.epoch, version.release) if plain else version)
        case "~=":
            return Stretch(version, _next(version, len(version.release) - 1)) if len(version.release) > 1 else None
        case "~":
            return Stretch(version, _next(version, min(2, len(version.release))))
        case _:
            caret = next((i for i, part in enumerate(version.release) if part), len(version.release) - 1)
            return Stretch(version, _next(version, caret + 1))


def _first(epoch: int, release: tuple[int, ...]) -> Version | None:
    """The first version of a release: nothing comes before its first development version."""
    return parse(f"{epoch}!{'.'.join(map(str, release))}.dev0")


def _next(version: Version, length: int) -> Version | None:
    """The first version that does not share so many numbers with one."""
    kept = version.release[:length]
    return _first(version.epoch, (*kept[:-1], kept[-1] + 1))


def _both(one: Stretch, other: Stretch) -> Stretch:
    """What lies in two stretches."""
    low, low_open = one.low, one.low_open
    if low is None or (other.low is not None and (other.low, other.low_open) > (low, low_open)):
        low, low_open = other.low, other.low_open
    high, closed = one.high, one.high_closed
    if high is None or (other.high is not None and (other.high, other.high_closed) < (high, closed)):
        high, closed = other.high, other.high_closed
    return Stretch(low, high, low_open, closed)
