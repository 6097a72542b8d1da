"""The advisories of all packages in one file that is mapped into memory: of it only what is asked for is unpacked."""

from __future__ import annotations

import hashlib
import mmap
import struct
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from aisec_hooks.dependencies.advisories.advisory import Advisory
from aisec_hooks.dependencies.advisories.store import HEAD, LARGEST, MAGIC
from aisec_hooks.errors import Incomplete

_BUCKETS = 256
_OFFSETS = struct.Struct(f"<{_BUCKETS + 2}I")
"""Where each bucket begins and the last one ends, then where the facts end that come before them."""
_LARGEST_BUCKET = 50_000_000
_BUCKET = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ADVISORIES = msgspec.json.Decoder(tuple[Advisory, ...])


class Facts(Struct, frozen=True, kw_only=True):
    """Where the advisories come from and how many there are."""

    source: str
    """URL or path, without any login."""
    licence: str
    data_day: str
    """ISO date of the newest record, "" if none has one."""
    fetched: str
    advisories: int
    """Of weaknesses."""
    malicious: int
    """Of packages that were made to do harm."""
    packages: int

    @property
    def day(self) -> date:
        """How new the data is: the day of the newest record, at the latest the day of the download."""
        days = [day for day in map(_date, (self.data_day, self.fetched)) if day is not None]
        return min(days, default=date.min)


class Index:
    """A file that `pack` made; `Incomplete` where it is not whole."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
            raise _damaged() from error
        if len(self._map) <= HEAD.size + _OFFSETS.size:
            raise _damaged()
        magic, digest, day = HEAD.unpack_from(self._map)
        if magic != MAGIC or _digest(day, memoryview(self._map)[HEAD.size :]) != digest:
            raise _damaged()
        *self._starts, facts_end = _OFFSETS.unpack_from(self._map, HEAD.size)
        try:
            self.facts = msgspec.json.decode(self._map[HEAD.size + _OFFSETS.size : facts_end], type=Facts)
        except msgspec.MsgspecError as error:
            raise _damaged() from error
        self._buckets: dict[int, dict[str, msgspec.Raw]] = {}

    def of(self, package: str) -> tuple[Advisory, ...]:
        """The advisories of a package by its normalised name."""
        number = _bucket(package)
        if number not in self._buckets:
            self._buckets[number] = self._unpacked(number)
        raw = self._buckets[number].get(package)
        try:
            return _ADVISORIES.decode(raw) if raw is not None else ()
        except msgspec.MsgspecError as error:
            raise _damaged() from error

    def _unpacked(self, number: int) -> dict[str, msgspec.Raw]:
        packed = self._map[self._starts[number] : self._starts[number + 1]]
        if not packed:
            return {}
        try:
            data = zlib.decompressobj().decompress(packed, _LARGEST_BUCKET)
            return _BUCKET.decode(data)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise _damaged() from error


def pack(advisories: Mapping[str, tuple[Advisory, ...]], facts: Facts) -> bytes:
    """The file for the advisories of some packages; the same for the same ones, in any order."""
    buckets: list[dict[str, tuple[Advisory, ...]]] = [{} for _ in range(_BUCKETS)]
    for package in sorted(advisories):
        buckets[_bucket(package)][package] = advisories[package]
    packed = [zlib.compress(msgspec.json.encode(bucket), 9) if bucket else b"" for bucket in buckets]
    about = msgspec.json.encode(facts)
    at = facts_end = HEAD.size + _OFFSETS.size + len(about)
    starts = []
    for bucket in packed:
        starts.append(at)
        at += len(bucket)
    if at > LARGEST:
        raise Incomplete("the advisories are larger than any real ones")
    body = _OFFSETS.pack(*starts, at, facts_end) + about + b"".join(packed)
    day = facts.day.toordinal()
    return HEAD.pack(MAGIC, _digest(day, body), day) + body


def _digest(day: int, body: bytes | memoryview) -> bytes:
    digest = hashlib.sha256(day.to_bytes(4, "little"))
    digest.update(body)
    return digest.digest()


def _bucket(package: str) -> int:
    return zlib.crc32(package.encode("utf-8", "replace")) % _BUCKETS


def _damaged() -> Incomplete:
    return Incomplete("the downloaded advisories are damaged: run aisec update")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
