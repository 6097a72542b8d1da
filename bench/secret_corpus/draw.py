"""Chance: everything that is made up is drawn here, so that a seed gives the same corpus again."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_CLASSES = {
    "A": string.ascii_letters + string.digits,
    "L": string.ascii_letters,
    "a": string.ascii_lowercase,
    "b": string.ascii_letters + string.digits + "+/",
    "d": string.digits,
    "h": "0123456789abcdef",
    "H": "0123456789ABCDEF",
    "l": string.ascii_lowercase + string.digits,
    "s": string.ascii_letters + string.digits + "!@#$%^&*",
    "u": string.ascii_letters + string.digits + "-_",
    "U": string.ascii_uppercase + string.digits,
    "w": string.ascii_letters + string.digits + "_",
    "2": string.ascii_uppercase + "234567",
    "8": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
}
"""Letter of a shape -> the characters it stands for."""
_PART = re.compile(r"%([ALabdhHlsuUw28])\((\d+)\)")


class Draw:
    """A source of chance with a seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311  # a corpus has to come out the same again

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return self._random.choice(choices)

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many of them (or all), each once, in any order."""
        return self._random.sample(choices, min(count, len(choices)))

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def raw(self, length: int) -> bytes:
        """So many bytes."""
        return self._random.randbytes(length)

    def text(self, letters: str, length: int) -> str:
        """So many characters of a class of `shape`."""
        return "".join(self._random.choices(_CLASSES[letters], k=length))

    def shape(self, pattern: str) -> str:
        """Fill `%A(36)` with characters of a class; a `|` only keeps a prefix from standing in one piece."""
        return _PART.sub(lambda part: self.text(part[1], int(part[2])), pattern.replace("|", ""))

    def uuid(self) -> str:
        """A random UUID, version 4."""
        return self.shape("%h(8)-%h(4)-4%h(3)-" + self.pick("89ab") + "%h(3)-%h(12)")
