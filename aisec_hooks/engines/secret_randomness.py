"""Whether a program made a value: how its characters change, and how its letters follow one another."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from aisec_hooks.engines.letters import strangeness


def is_dense(value: str) -> bool:
    """Signs of all kinds among letters and digits, as generators of keys write them."""
    if not 20 <= len(value) <= 200 or re.search(_CODE, value):
        return False
    signs = sum(not c.isalnum() for c in value)
    kinds = value.translate(_KINDS)
    changes = sum(a != b for a, b in pairwise(kinds))
    digits = kinds.count("9")
    return signs >= len(value) / 8 and digits >= 3 and changes >= len(value) / 2 and len(set(value)) >= len(value) / 3


def entropy(value: str) -> float:
    """Shannon entropy in bits a character."""
    total = len(value)
    return -sum(n / total * math.log2(n / total) for n in Counter(value).values()) if total else 0.0


def is_random(value: str) -> bool:
    """Whether a value looks machine-made: long, with kinds of characters that change all the time, or odd letters."""
    if len(value) < 16 or not re.fullmatch(_COMPACT, value) or value.count("/") > len(value) / 8:
        return False
    if len(set(value)) < 8 or re.fullmatch(_UUID, value):
        return False
    kinds = value.translate(_KINDS)
    digits, letters = kinds.count("9"), kinds.count("a") + kinds.count("A")
    if digits < 2 or letters < 2:
        return _has_odd_letters(value)
    changes = sum(a != b and "-" not in (a, b) for a, b in pairwise(kinds))
    if changes >= 0.22 * len(value) and entropy(value) >= 3.0:
        return letters < 0.7 * len(value) or re.fullmatch(_HEXADECIMAL, value) is not None or strangeness(value) >= 3.8
    return _has_odd_letters(value)


def _has_odd_letters(value: str) -> bool:
    """Letters as no word has them, in both cases or many of them."""
    if re.fullmatch(_EXPRESSION, value):
        return False
    mixed = re.search("[a-z]", value) is not None and re.search("[A-Z]", value) is not None
    return (mixed or len(value) >= 20) and len(value) <= 200 and strangeness(value) >= (4.9 if mixed else 5.2)


def is_uuid(value: str) -> bool:
    """Whether the value is a UUID."""
    return re.fullmatch(_UUID, value) is not None


def is_sequential(value: str) -> bool:
    """Whether the value is a piece of an alphabet or one character over and over."""
    folded = value.lower()
    return any(folded in run for run in _RUNS) or len(set(folded)) <= 3


_KINDS = str.maketrans(
    dict.fromkeys("0123456789", "9")
    | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "a")
    | dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A")
    | dict.fromkeys("-_.:+/=~!@#$%^&*", "-")
)
_CODE = r"[\s\"'`\\]|\(\?|\[[a-zA-Z0-9^]|[\]}][*+{?]|\$\{|\{\{|://|\w/\w+/|[{}]"
_HEXADECIMAL = r"[0-9a-f]+|[0-9A-F]+"
_COMPACT = r"[A-Za-z0-9+/=_.:~!@#$%^&*-]+"
_EXPRESSION = r"@?[A-Za-z][A-Za-z-]*(?:[./:][A-Za-z][A-Za-z-]*)+"
"""Names of a program one in another: `request.apiKeyObj`, `@scope/package:clientSecret`."""
_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_RUNS = (
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789",
    "01234567890123456789abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)
