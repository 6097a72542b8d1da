"""Makes the table of `aisec_hooks/engines/letters.py` from the words of this Python's standard library."""

from __future__ import annotations

import math
import re
import string
import sysconfig
import textwrap
from collections import Counter
from itertools import pairwise
from pathlib import Path

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_MOST = 200
"""A word that is used more often than this weighs no more."""


def table() -> str:
    """One digit for each pair of letters, row by row: the bits by which the second surprises after the first."""
    pairs: Counter[str] = Counter()
    for word, times in _words().items():
        for one, other in pairwise(word):
            pairs[one + other] += math.isqrt(min(times, _MOST)) if times >= 3 else 0
    rows = []
    for one in string.ascii_lowercase:
        total = sum(pairs[one + other] for other in string.ascii_lowercase) + 13
        rows += [-math.log2((pairs[one + other] + 0.5) / total) for other in string.ascii_lowercase]
    return "".join(str(min(9, round(bits))) for bits in rows)


def _words() -> Counter[str]:
    words: Counter[str] = Counter()
    for file in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if "site-packages" not in file.parts:
            words.update(word.lower() for word in _WORD.findall(file.read_text(encoding="utf-8", errors="replace")))
    return words


if __name__ == "__main__":
    print("\n".join(f'    "{line}"' for line in textwrap.wrap(table(), 104)))
