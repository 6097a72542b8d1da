"""Numbers that states give to people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal import checksums
from aisec_hooks.personal.accounts import made_up
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.naming import Naming, says
from aisec_hooks.personal.windows import Window, within


class Identifier(NamedTuple):
    """One country's number: how it is written, what it stands under, which ones there are."""

    kind: str
    names: tuple[str, ...]
    pattern: re.Pattern[str]
    valid: Callable[[str], bool]
    """Of the number without spaces, dots and dashes, upper case."""
    lengths: tuple[int, ...] = (9,)
    formed: str = ""
    """Separators that tell by themselves what it is."""
    alone: Confidence | None = None
    """How sure it is without a name; None for not at all."""


_PERSON = ("national id", "nationalid", "id number", "identity number", "personal number", "tax id")
_LETTER = r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"


def _born(two: str, month: str, day: str) -> bool:
    """Whether a date of two digits each could be one."""
    try:
        return bool(date(2000 + int(two), int(month), int(day)))
    except ValueError:
        return False


def _ssn(n: str) -> bool:
    used = n[:3] not in ("000", "666") and n[0] != "9" and n[3:5] != "00" and n[5:] != "0000"
    return used and n not in ("078051120", "219099999", "457555462") and len(set(n)) > 3


def _nino(n: str) -> bool:
    return n[:2] not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ") and n[:8] not in ("AB123456", "AA123456", "JG103759")


def _pesel(n: str) -> bool:
    month = int(n[2:4]) % 20
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return checksums.weighted(n, weights) % 10 == 0 and _born(n[:2], str(month), n[4:6]) and n != "44051401359"


def _personnummer(n: str) -> bool:
    n = n[-10:]
    day = int(n[4:6])
    return checksums.luhn(n) and _born(n[:2], n[2:4], str(day - 60 if day > 60 else day))


def _steuer_id(n: str) -> bool:
    counts = sorted(n[:10].count(d) for d in set(n[:10]))
    return counts[-1] in (2, 3) and counts[-2] == 1 and checksums.mod_11_10(n)


def _bsn(n: str) -> bool:
    return checksums.weighted(n, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 and n != "111222333"


def _sin(n: str) -> bool:
    return checksums.luhn(n) and n != "130692544"


def _tfn(n: str) -> bool:
    return checksums.weighted(n, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0 and n != "123456782"


def _cpf(n: str) -> bool:
    return checksums.cpf(n) and n not in ("12345678909", "52998224725", "11144477735")


def _dni(n: str) -> bool:
    samples = ("12345678Z", "87654321X", "X1234567L", "Y1234567X", "Z1234567R", "X0000000T", "54362315K")
    return checksums.dni(n) and n not in samples


def _codice(n: str) -> bool:
    return checksums.codice_fiscale(n) and n[:6] not in ("RSSMRA", "BNCGVN", "VRDLGU")


def _nir(n: str) -> bool:
    return checksums.nir(n) and n not in ("255081416802538", "180126955222380", "269054958815780")


IDENTIFIERS = (
    Identifier(
        "us-ssn",
        ("ssn", "ssns", "social security", "socialsecurity", "itin", "taxpayer"),
        late.compiled(r"\d{3}(?:-\d{2}-\d{4}|\d{6})"),
        _ssn,
        formed="-",
        alone=Confidence.LOW,
    ),
    Identifier(
        "national-id",
        ("nino", "ni number", "national insurance", "insurance number", *_PERSON),
        late.compiled(rf"{_LETTER} ?\d{{2}} ?\d{{2}} ?\d{{2}} ?[A-D]"),
        _nino,
        formed=" ",
        alone=Confidence.LOW,
    ),
    Identifier(
        "national-id",
        ("dni", "nie", "nif", "documento", *_PERSON),
        late.compiled(r"(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]"),
        _dni,
    ),
    Identifier(
        "national-id",
        ("nir", "insee", "securite sociale", "secu", "social security", *_PERSON),
        late.compiled(r"[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}"),
        _nir,
        lengths=(15,),
        formed=" ",
        alone=Confidence.MEDIUM,
    ),
    Identifier(
        "national-id",
        ("steuer", "steuerid", "steueridentifikationsnummer", "steuernummer", "idnr", "tin", *_PERSON),
        late.compiled(r"[1-9]\d(?:\d{9}| \d{3} \d{3} \d{3})"),
        _steuer_id,
        lengths=(11,),
    ),
    Identifier(
        "national-id",
        ("bsn", "burgerservicenummer", "sofinummer", "service number", *_PERSON),
        late.compiled(r"\d{4}\.?\d{2}\.?\d{3}"),
        _bsn,
    ),
    Identifier("national-id", ("pesel", *_PERSON), late.compiled(r"\d{11}"), _pesel, lengths=(11,)),
    Identifier(
        "national-id",
        ("personnummer", "personnr", "samordningsnummer", *_PERSON),
        late.compiled(r"(?:19|20)?\d{6}[+-]?\d{4}"),
        _personnummer,
        lengths=(10, 12),
    ),
    Identifier(
        "national-id",
        ("cpf", *_PERSON),
        late.compiled(r"\d{3}(?:\.\d{3}\.\d{3}-|\d{6})\d{2}"),
        _cpf,
        lengths=(11,),
        formed=".",
        alone=Confidence.MEDIUM,
    ),
    Identifier(
        "national-id",
        ("aadhaar", "aadhar", "uidai", *_PERSON),
        late.compiled(r"[2-9]\d{3}(?: ?|-)\d{4}(?: ?|-)\d{4}"),
        checksums.verhoeff,
        lengths=(12,),
    ),
    Identifier(
        "national-id",
        ("sin", "social insurance", "insurance number", *_PERSON),
        late.compiled(r"[1-79]\d{2}(?:[ -]?\d{3}){2}"),
        _sin,
    ),
    Identifier("national-id", ("tfn", "tax file", *_PERSON), late.compiled(r"\d{3}(?: ?\d{3}){2}"), _tfn),
)
_CODICE = late.compiled(r"[A-Z]{6}(?<!\w[A-Z]{6})\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)")
_CODICE_NAMES = ("codice fiscale", "codicefiscale", "fiscal code", "fiscalcode", "cf", *_PERSON)
_STRIP = str.maketrans("", "", " .-+")
_CANDIDATE = late.compiled(
    r"(?<![\w.+/#-])(?:[A-Z]{2} ?|[XYZ]-?)?\d(?:[ .+-]?[\dAB]){5,15}(?:[ -]?[A-Z])?(?![\w/-]|\.\d)"
)
_BY_LENGTH = {n: [i for i in IDENTIFIERS if n in i.lengths] for n in range(9, 16)}


def identifiers(text: str, windows: Iterable[Window], naming: Naming) -> Iterator[Personal]:
    """The numbers that can be one, under a name that says so or in a form that does."""
    for match in within(_CANDIDATE, text, windows):
        for start, end in _pieces(match[0]):
            yield from _of(match[0][start:end], match.start() + start, naming)
    for match in _CODICE.finditer(text):
        if _codice(match[0]):
            sure = Confidence.HIGH if says(naming.of(match.start()), _CODICE_NAMES) else Confidence.MEDIUM
            yield Personal("national-id", match.start(), match.end(), sure)


def _pieces(written: str) -> Iterator[tuple[int, int]]:
    """All of a candidate, then what spaces part."""
    yield 0, len(written)
    if " " in written:
        at = 0
        for piece in written.split(" "):
            if len(piece) > 8:
                yield at, at + len(piece)
            at += len(piece) + 1


def _of(written: str, start: int, naming: Naming) -> Iterator[Personal]:
    number = written.translate(_STRIP)
    for identifier in _BY_LENGTH.get(len(number), ()):
        if identifier.pattern.fullmatch(written) and identifier.valid(number) and not made_up(number):
            formed = identifier.formed and identifier.formed in written
            if says(naming.of(start), identifier.names):
                yield Personal(identifier.kind, start, start + len(written), Confidence.HIGH)
            elif formed and identifier.alone is not None:
                yield Personal(identifier.kind, start, start + len(written), identifier.alone)
