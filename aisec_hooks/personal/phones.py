"""Telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal.accounts import made_up
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.naming import Naming, says
from aisec_hooks.personal.windows import Window, within

_END = r"(?![\w/-]|[.:+=*]\d)"
_FORMED = late.compiled(
    r"(?<![\w+./(-])(?:(?P<plus>\+|00)[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,14}(?:[ ./-]\d{1,8}){0,5}"
    r"|(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}(?P<separator>[ .-]))[2-9]\d{2}[ .-]\d{4})" + _END
)
_MASKED = late.compiled(r"[\d ./-]{0,8}[#%*Xx?]")
"""The rest of a pattern such as `+44 113 496 0###`."""
_DATE = late.compiled(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")
_COORDINATES = late.compiled(r"\+\d{4,7}-\d{5,7}")
"""Latitude and longitude in ISO 6709."""
_ANY = late.compiled(r"(?<![\w+./(-])(?:\(\d{1,5}\)|\d{1,5})[ /-]?\d{1,12}(?:[ ./-]\d{1,8}){0,4}" + _END)
NAMES = (
    "phone",
    "phones",
    "phonenumber",
    "tel",
    "telephone",
    "mobile",
    "mobil",
    "cell phone",
    "cell number",
    "cellphone",
    "fax",
    "whatsapp",
    "msisdn",
    "telefon",
    "telefono",
    "telefone",
    "telefoonnummer",
    "handy",
    "sms",
    "landline",
)
_NAMED = late.compiled(r"(?i)phone|tel|mobil|cell.?(?:phone|num)|fax|whatsapp|msisdn|handy|sms|landline")
_COUNTRIES = frozenset(
    """
    1 20 211 212 213 216 218 27 30 31 32 33 34 351 352 353 354 355 356 357 358 359 36 370 371 372 373 374 375
    376 377 378 380 381 382 383 385 386 387 389 39 40 41 420 421 423 43 44 45 46 47 48 49 51 52 53 54 55 56 57
    58 591 592 593 595 597 598 60 61 62 63 64 65 66 673 7 81 82 84 850 852 853 855 856 86 880 886 90 91 92 93 94
    95 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 98 992 993 994 995 996 998 220 221
    222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 248 249 250
    251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269
    """.split()
)
_SERVICES = ("800", "833", "844", "855", "866", "877", "888", "900")
"""Nobody's own."""
_DRAMA = (
    "447700900",
    "441632960",
    "44207946",
    "44113496",
    "44114496",
    "441154960",
    "613555",
    "6125550",
    "6135550",
    "3319900",
    "3326191",
    "4930230125",
    "4989998",
    "4940669",
    "4915228817386",
)
"""Ranges that regulators keep free for films and manuals, by their first digits."""


def phones(text: str, windows: Iterable[Window], naming: Naming) -> Iterator[Personal]:
    """Numbers with a country's code or in the American form, and others under a name for them."""
    windows = list(windows)
    for match in within(_FORMED, text, windows):
        if _MASKED.match(text, match.end()):
            continue
        digits = "".join(c for c in match[0] if c.isdigit())
        if match["plus"]:
            sure = _international(digits.removeprefix("00"), match, naming)
        else:
            sure = _american(digits[-10:], _named(match, naming), plain=match["separator"] in (" ", "."))
        if sure is not None:
            yield Personal("phone", match.start(), match.end(), sure)
    if _NAMED.search(text) is not None:
        for match in within(_ANY, text, windows):
            digits = "".join(c for c in match[0] if c.isdigit())
            if _DATE.fullmatch(match[0]):
                continue
            if 7 <= len(digits) <= 12 and _named(match, naming) and not made_up(digits) and not _fictional(digits):
                yield Personal("phone", match.start(), match.end(), Confidence.MEDIUM)


def _named(match: re.Match[str], naming: Naming) -> bool:
    return says(naming.of(match.start()), NAMES)


def _international(digits: str, match: re.Match[str], naming: Naming) -> Confidence | None:
    if _COORDINATES.fullmatch(match[0]):
        return None
    known = any(digits[:n] in _COUNTRIES for n in (1, 2, 3))
    if not known or not 8 <= len(digits) <= 15 or made_up(digits) or digits.startswith(_DRAMA):
        return None
    named = _named(match, naming)
    if digits[0] == "1":
        return _american(digits[1:], named, plain=False) if len(digits) == 11 else None
    grouped = match[0].startswith("+") and any(c in " -.(" for c in match[0])
    return Confidence.MEDIUM if named or (grouped and len(digits) >= 9) else Confidence.LOW


def _american(digits: str, named: bool, *, plain: bool) -> Confidence | None:
    area, exchange = digits[:3], digits[3:6]
    impossible = exchange[1:] == "11" or area[0] in "01" or exchange[0] in "01" or area[1:] == "11"
    if impossible or area in _SERVICES or _fictional(digits) or made_up(digits):
        return None
    return Confidence.LOW if plain and not named else Confidence.MEDIUM


def _fictional(digits: str) -> bool:
    """555 is no exchange, 555 is no area; what follows in order was typed."""
    national = digits[-10:]
    return (
        national.startswith("555") or national[3:6] == "555" or digits in ("8675309", "5551234") or len(set(digits)) < 4
    )
