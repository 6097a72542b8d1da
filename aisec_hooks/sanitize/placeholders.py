"""The placeholders: what they look like, which value each stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import count

from aisec_hooks import late
from aisec_hooks.engines.token_formats import THEMES

WORDS = (
    "PASSWORD", "TOKEN", "KEY", "SECRET", "USER", "CARD_NUMBER", "IBAN", "SSN", "NATIONAL_ID", "BIRTH_DATE", "PHONE",
    "IP_ADDRESS",
)  # fmt: skip
OURS = late.compiled(
    rf"(?:(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9]{{1,9}}[_.-]){{1,4}}|(?<![A-Za-z0-9])[A-Za-z]{{4}})?"
    rf"(?<![a-z])REDACTED_(?:[A-Z0-9]{{1,20}}_){{1,8}}(?:[1-9]|[A-H][0-9]{{2,9}})(?![A-Za-z0-9])"
    rf"|(?<![A-Z0-9])(?:{'|'.join(WORDS)})_(?:[1-9]|[A-H][0-9]{{2,9}})(?![A-Za-z0-9])"
    r"|(?<![\w.+-])person[1-9][0-9]{0,9}@example\.com(?![\w-])"
    r"|(?<![\w.-])internal-host-[1-9][0-9]{0,9}\.example(?![\w-])"
    r"|(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.[12][0-9]{2}(?![\d.]\d)"
    r"|(?<![\w:])2001:db8::1[0-9a-f]{3}(?![\w:])"
    r"|\+1-555-01[0-9]{2}(?!\d)"
    r"|(?<![\d.])9000[0-9]{6}(?![\d.])"
)
"""Every placeholder that this module makes."""
_COMMON = late.compiled(r"(?<=_)(?:[1-9]|[A-H][0-9]{2,9})\Z|^person[0-9]+|^internal-host-[0-9]+|[0-9a-f]{1,6}\Z")
_BLOCKS = ("192.0.2", "198.51.100", "203.0.113")  # RFC 5737


class Form(Enum):
    """What a placeholder has to look like to fit where the value stood."""

    WORD = "word"
    NUMBER = "number"
    """Where a number stands without quotes."""
    EMAIL = "email"
    PHONE = "phone"
    HOST = "host"
    IPV4 = "ipv4"
    IPV6 = "ipv6"


class Placeholders:
    """Which placeholder stands for which value; none is the start of another, or occurs in the texts."""

    def __init__(self, texts: Iterable[str], values: Mapping[str, str] | None = None) -> None:
        self.values = dict(values or {})
        """placeholder -> value; grows."""
        self._texts = list(texts)
        self._given: dict[tuple[str, bool], str] = {}
        for placeholder, value in self.values.items():
            self._given.setdefault((value, placeholder.isdigit()), placeholder)
        self._next: dict[str, Iterator[str]] = {}
        self._taken = {p[max(p.find("REDACTED_"), 0) :] for p in self.values}
        self._mentioned: dict[str, bool] = {}

    def of(self, value: str, form: Form, stem: str, prefix: str = "") -> str:
        """The placeholder of a value: the one it has, else a new one; `prefix` is said before a new word."""
        key = (value, form is Form.NUMBER)
        if key not in self._given:
            made = self._new(form, stem, prefix)
            self._given[key] = made
            self.values[made] = value
        return self._given[key]

    def _new(self, form: Form, stem: str, prefix: str) -> str:
        series = form.value if form is not Form.WORD else stem
        names = self._next.setdefault(series, _names(form, stem))
        name = next(n for n in names if n not in self._taken and not self._occurs(n))
        self._taken.add(name)
        return prefix + name

    def _occurs(self, name: str) -> bool:
        """Whether a text has it; asked for each name only where a text has what all of the kind end or begin with."""
        common = _COMMON.sub("", name)
        if common not in self._mentioned:
            self._mentioned[common] = any(common in text for text in self._texts)
        return self._mentioned[common] and any(name in text for text in self._texts)


def ordinal(number: int) -> str:
    """A number (from 1) so that none is the start of another: 1 to 9, A10 to A99, B100 and so on."""
    digits = str(number)
    return digits if len(digits) == 1 else f"{chr(ord('A') + len(digits) - 2)}{digits}"


def _names(form: Form, stem: str) -> Iterator[str]:
    """The endless series of a form's placeholders."""
    series: dict[Form, Callable[[], Iterator[str]]] = {
        Form.WORD: lambda: iter(()),
        Form.NUMBER: lambda: (str(9_000_000_000 + n) for n in range(1, 1_000_000)),
        Form.EMAIL: lambda: (f"person{n}@example.com" for n in count(1)),
        Form.PHONE: lambda: (f"+1-555-01{n:02}" for n in range(100)),
        Form.HOST: lambda: (f"internal-host-{n}.example" for n in count(1)),
        Form.IPV4: lambda: (f"{block}.{n}" for block in _BLOCKS for n in range(100, 256)),
        Form.IPV6: lambda: (f"2001:db8::{n:x}" for n in range(0x1001, 0x2000)),
    }
    yield from series[form]()
    yield from (f"{stem}_{ordinal(n)}" for n in count(1))


_ISSUED = late.compiled(
    r"(?:[a-z]{2,8}\d{0,2}[_-](?:(?:[a-z]{2,10}|v\d|api\d\d)[_-]){0,2}|[A-Z]{2}\.|(?:AKIA|ASIA|ABIA|ACCA|AIza|dapi))"
    r"(?=[^\n]{12})"
)
_ADDRESS = late.compiled(r"https?://[A-Za-z0-9.-]{1,100}/(?:[a-z]{1,20}/){0,4}")
_STARTS = tuple(start for theme in THEMES for start in (*theme.heads, *theme.inner) if len(start) >= 3)


def public_prefix(token: str) -> str:
    """What all tokens of a token's kind start with; of a URL what leads to its secret part."""
    address = _ADDRESS.match(token)
    if address:
        return address[0]
    found = _ISSUED.match(token)
    return found[0] if found and any(start in found[0] for start in _STARTS) else ""


def slug(kind: str) -> str:
    """A kind in words as part of a placeholder."""
    return re.sub(r"[^A-Z0-9]+", "_", kind.upper()[:60]).strip("_") or "SECRET"
