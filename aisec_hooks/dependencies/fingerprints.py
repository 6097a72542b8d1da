"""A set of names in a file that is mapped into memory: 65,536 buckets of 16-bit fingerprints.

A name is one 32-bit number, its CRC-32: the upper half is the bucket, the lower half what is kept in it. A name that is
not in the set is taken for one in it about once in 4,800 times, never the other way round. Of the standard library's
hashes the CRC is the cheapest to have at hand, and it has one merit more: two names of one length that differ only
within four neighbouring letters never share it, so that a mistyped name is not taken for the real one. Nobody is kept
from finding names that collide, but all they gain is that an unknown name is not reported.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from aisec_hooks import late
from aisec_hooks.errors import Incomplete

_HEADER = struct.Struct("<8sHHIII")
"""Magic, version of the format, nothing, day of the snapshot (ordinal), number of names, checksum of what follows."""
_MAGIC, _VERSION = b"\x89AISECN\n", 1
_BUCKETS = 1 << 16
_STEP = 256
"""Where a bucket starts is written down for every so many; in between the sizes are added up."""
_STARTS = struct.Struct(f"<{_BUCKETS // _STEP}I")
_SIZES_AT = _HEADER.size + _STARTS.size
_NUMBERS_AT = _SIZES_AT + _BUCKETS
_NAME = late.compiled(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z")


class Fingerprints:
    """The names of a file that `pack` made; `Incomplete` where the file is not whole."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._sound = False
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
            raise self._damaged() from error
        if len(self._map) < _NUMBERS_AT:
            raise self._damaged()
        magic, version, _, ordinal, count, checksum = _HEADER.unpack_from(self._map)
        if (magic, version) != (_MAGIC, _VERSION):
            raise self._damaged()
        self.taken = date.fromordinal(ordinal)
        """The day up to which the set is complete."""
        self.count: int = count
        self._checksum: int = checksum

    def __contains__(self, name: str) -> bool:
        if not _NAME.match(name):
            return False
        number = _number(name)
        if number & 0xFFFF in self._bucket(number >> 16):
            return True
        self._check()
        return False

    def _bucket(self, bucket: int) -> tuple[int, ...]:
        first = bucket - bucket % _STEP
        sizes = self._map[_SIZES_AT + first : _SIZES_AT + bucket + 1]
        (start,) = struct.unpack_from("<I", self._map, _HEADER.size + first // _STEP * 4)
        size = sizes[-1]
        at = _NUMBERS_AT + 2 * (start + sum(sizes) - size)
        if at + 2 * size > len(self._map):
            raise self._damaged()
        return struct.unpack_from(f"<{size}H", self._map, at)

    def _check(self) -> None:
        """Before the first name is called absent, the file is read through once: that takes two milliseconds."""
        if not self._sound:
            if zlib.crc32(memoryview(self._map)[_HEADER.size :]) != self._checksum:
                raise self._damaged()
            self._sound = True

    def _damaged(self) -> Incomplete:
        return Incomplete(f"the list of package names {self._name} is damaged: install aisec-hooks again")


def pack(names: Iterable[str], taken: date) -> bytes:
    """The file for a set of normalised names that was complete on a day; the same for the same names in any order."""
    buckets: list[set[int]] = [set() for _ in range(_BUCKETS)]
    count = 0
    for name in set(names):
        if not _NAME.match(name):
            raise ValueError(f"not a normalised name: {name!r}")
        number = _number(name)
        buckets[number >> 16].add(number & 0xFFFF)
        count += 1
    sizes = bytes(len(bucket) for bucket in buckets)  # ValueError where one is larger than 255
    starts = [sum(sizes[:first]) for first in range(0, _BUCKETS, _STEP)]
    numbers = b"".join(struct.pack(f"<{len(bucket)}H", *sorted(bucket)) for bucket in buckets)
    body = _STARTS.pack(*starts) + sizes + numbers
    return _HEADER.pack(_MAGIC, _VERSION, 0, taken.toordinal(), count, zlib.crc32(body)) + body


def _number(name: str) -> int:
    return zlib.crc32(name.encode("ascii"))
