"""From records of the OSV format to advisories: what is withdrawn, foreign or out of bounds is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.dependencies.advisories.advisory import FIXED, LAST, LIMIT, Advisory, Range, Record
from aisec_hooks.dependencies.advisories.bounds import LONGEST, parse
from aisec_hooks.dependencies.advisories.severity import severity
from aisec_hooks.dependencies.requirement import normalise

MOST_EVENTS = 2_000
"""Of one package in one record; the largest real ones have some dozens."""
MOST_VERSIONS = 20_000
MOST_ALIASES = 100
_ID = late.compiled(r"[A-Za-z0-9][A-Za-z0-9.:_-]{1,79}")
_NAME = late.compiled(r"[a-z0-9](?:[a-z0-9-]{0,200}[a-z0-9])?")
_VERSION = late.compiled(r"[0-9A-Za-z.!+_-]{1,100}")
_LAST_KNOWN = late.compiled(r"\s*<(=?)\s*([0-9A-Za-z.!+_-]{1,100})\s*")
_KNOWN_BEST = ("CVE-", "GHSA-", "PYSEC-")


class _Package(Struct):
    ecosystem: str
    name: str


class _Range(Struct):
    type: str = ""
    events: list[dict[str, str]] | None = None


class _Affected(Struct):
    package: _Package | None = None
    ranges: list[_Range] | None = None
    versions: list[str] | None = None
    severity: list[Any] | None = None
    database_specific: Any = None
    ecosystem_specific: Any = None


class _Osv(Struct):
    id: str
    modified: str = ""
    withdrawn: str | None = None
    aliases: list[str] | None = None
    severity: list[Any] | None = None
    affected: list[_Affected] | None = None
    database_specific: Any = None


class Told(NamedTuple):
    """What one record says of one package."""

    package: str
    ids: tuple[str, ...]
    severity: int
    record: Record


class Read(NamedTuple):
    """One record as it was read."""

    told: tuple[Told, ...]
    modified: str
    """ISO date, "" if it names none."""
    withdrawn: bool = False
    bounded: bool = False
    """Whether some of it is out of all bounds and was left out."""


_DECODER = msgspec.json.Decoder(_Osv)
_DATE = late.compiled(r"\d{4}-\d{2}-\d{2}")


def read(data: bytes) -> Read | None:
    """What a record says of packages on PyPI, None if it is no record."""
    try:
        osv = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if not _ID.fullmatch(osv.id):
        return None
    day = _DATE.match(osv.modified)
    modified = day[0] if day else ""
    if osv.withdrawn:
        return Read((), modified, withdrawn=True)
    ids = tuple(dict.fromkeys([osv.id, *(a for a in (osv.aliases or [])[:MOST_ALIASES] if _ID.fullmatch(a))]))
    told, bounded = [], False
    for affected in osv.affected or ():
        if affected.package is None or affected.package.ecosystem != "PyPI":
            continue
        name = normalise(affected.package.name) if len(affected.package.name) <= 200 else ""
        record = _record(affected) if _NAME.fullmatch(name) else None
        if record is None:
            bounded = True
        elif record.ranges or record.versions:
            grave = severity(affected.severity, affected.database_specific, affected.ecosystem_specific)
            grave = grave or severity(osv.severity, osv.database_specific)
            told.append(Told(name, ids, grave, record))
    return Read(tuple(told), modified, bounded=bounded)


def gathered(told: Iterable[Told]) -> dict[str, tuple[Advisory, ...]]:
    """Package -> its advisories; records that share a name speak of one."""
    by_package: dict[str, list[Told]] = {}
    for each in told:
        by_package.setdefault(each.package, []).append(each)
    return {package: tuple(_joined(by_package[package])) for package in sorted(by_package)}


def _joined(told: list[Told]) -> Iterator[Advisory]:
    group_of: dict[str, list[Told]] = {}
    for each in told:
        met = {id(group): group for name in each.ids if (group := group_of.get(name)) is not None}
        largest, *others = sorted(met.values(), key=len, reverse=True) or [[]]
        for member in [*(member for other in others for member in other), each]:
            largest.append(member)
            group_of.update(dict.fromkeys(member.ids, largest))
    groups = {id(group): group for group in group_of.values()}
    yield from sorted(map(_advisory, groups.values()), key=lambda advisory: advisory.name)


def _advisory(group: list[Told]) -> Advisory:
    ids = sorted({name for each in group for name in each.ids}, key=_how_known)
    # one record may speak of a package in several parts, which add up
    records: dict[str, Record] = {}
    for each in group:
        before = records.get(each.ids[0], Record())
        ranges = tuple(dict.fromkeys([*before.ranges, *each.record.ranges]))
        records[each.ids[0]] = Record(ranges, tuple(dict.fromkeys([*before.versions, *each.record.versions])))
    return Advisory(
        name=ids[0],
        severity=max(each.severity for each in group),
        malicious=any(name.startswith("MAL-") for name in ids),
        records=tuple(dict.fromkeys(records.values())),
    )


def _how_known(name: str) -> tuple[int, str]:
    # of a package that does harm the record that says so is the one to read
    order = ("MAL-", *_KNOWN_BEST)
    return next((i for i, start in enumerate(order) if name.startswith(start)), len(order)), name


def _record(affected: _Affected) -> Record | None:
    """The versions in question, None where there are too many to be true."""
    events = sum(len(each.events or ()) for each in affected.ranges or ())
    if events > MOST_EVENTS or len(affected.versions or ()) > MOST_VERSIONS:
        return None
    ranges: list[Range] = []
    for each in affected.ranges or ():
        if each.type == "ECOSYSTEM":
            ranges += _ranges(each.events or [])
    if len(ranges) == 1 and not ranges[0].high:
        ranges = [_with_last_known(ranges[0], affected.database_specific)]
    listed = dict.fromkeys(v for v in affected.versions or () if _VERSION.fullmatch(v))
    stretches = [each.stretch for each in ranges]

    def within(text: str) -> bool:
        version = parse(text)
        return version is not None and any(stretch.holds(version) for stretch in stretches)

    return Record(tuple(dict.fromkeys(ranges)), tuple(v for v in listed if not within(v)))


def _with_last_known(whole: Range, database_specific: Any) -> Range:
    """An open range whose database notes beside it which version was the last one known to be affected."""
    noted = database_specific.get("last_known_affected_version_range") if isinstance(database_specific, dict) else None
    found = _LAST_KNOWN.fullmatch(noted) if isinstance(noted, str) and len(noted) <= LONGEST + 10 else None
    if found is None or parse(found[2]) is None:
        return whole
    return Range(whole.low, found[2], LAST if found[1] else FIXED)


def _ranges(events: list[dict[str, str]]) -> list[Range]:
    """Events in their order as ranges, none at all if one of them cannot be understood."""
    marks: list[tuple[Any, str, str]] = []
    limits = []
    for event in events:
        for kind, text in event.items():
            if kind == "limit":
                limits.append(text)
                continue
            version = parse("0.dev0" if text == "0" and kind == "introduced" else text)
            if version is None or kind not in {"introduced", "fixed", "last_affected"}:
                return []
            marks.append((version, kind, "" if text == "0" and kind == "introduced" else text))
    found: list[Range] = []
    begun: str | None = None
    for _, kind, text in sorted(marks, key=lambda mark: mark[0]):
        if kind == "introduced":
            begun = text if begun is None else begun
        elif begun is not None:
            found.append(Range(begun, text, LAST if kind == "last_affected" else FIXED))
            begun = None
    if begun is not None:
        found.append(Range(begun))
    return _limited(found, limits)


def _limited(ranges: list[Range], limits: list[str]) -> list[Range]:
    """Ranges that end at the greatest limit at the latest."""
    known = [parse(limit) for limit in limits]
    if not limits or "*" in limits or None in known:
        return ranges
    most = max(version for version in known if version is not None)
    cut = []
    for each in ranges:
        stretch = each.stretch
        if stretch.low is not None and stretch.low >= most:
            continue
        cut.append(each if stretch.high is not None and stretch.high < most else Range(each.low, str(most), LIMIT))
    return cut
