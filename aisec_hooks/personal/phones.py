"""Telephone numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal.accounts import made_up
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.naming import Naming, says
from aisec_hooks.personal.windows import Window, within

_NUMBER = late.compiled(
    r"(?<![\w+./(-])(?:(?P<plus>\+|00)[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,14}(?:[ ./-]\d{1,8}){0,5}"
    r"|(?P<american>(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}(?P<sep>[ .-]))[2-9]\d{2}[ .-]\d{4})"
    r"|(?P<named>\(?0?\d{1,5}\)?[ /-]?\d{1,12}(?:[ ./-]\d{1,8}){0,4}))(?![\w/-]|[.:+=*]\d)"
)
NAMES = (
    "phone",
    "phones",
    "phonenumber",
    "tel",
    "telephone",
    "mobile",
    "mobil",
    "cell",
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
_COUNTRIES = frozenset(
    "1 20 211 212 213 216 218 27 30 31 32 33 34 351 352 353 354 355 356 357 358 359 36 370 371 372 373 374 375 376 377 378"
    " 380 381 382 383 385 386 387 389 39 40 41 420 421 423 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 591 592 593 595 597"
    " 598 60 61 62 63 64 65 66 673 7 81 82 84 850 852 853 855 856 86 880 886 90 91 92 93 94 95 960 961 962 963 964 965 966"
    " 967 968 970 971 972 973 974 975 976 977 98 992 993 994 995 996 998 220 221 222 223 224 225 226 227 228 229 230 231 232"
    " 233 234 235 236 237 238 239 240 241 242 243 244 245 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264"
    " 265 266 267 268 269".split()
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
    for match in within(_NUMBER, text, windows):
        written = match[0]
        digits = "".join(c for c in written if c.isdigit())
        if match["plus"]:
            digits = digits[2:] if written.startswith("00") else digits
        if not 7 <= len(digits) <= 15:
            continue
        named = says(naming.of(match.start()), NAMES)
        if match["plus"]:
            sure = _international(digits, written, named)
        elif match["american"]:
            sure = _american(digits[-10:], named, match["sep"])
        else:
            sure = Confidence.MEDIUM if named and not made_up(digits) and not _fictional(digits) else None
        if sure is not None:
            yield Personal("phone", match.start(), match.end(), sure)


def _international(digits: str, written: str, named: bool) -> Confidence | None:
    if not any(digits[:n] in _COUNTRIES for n in (1, 2, 3)) or made_up(digits) or digits.startswith(_DRAMA):
        return None
    if digits[0] == "1":
        return _american(digits[1:], named, " ") if len(digits) == 11 else None
    if named:
        return Confidence.MEDIUM
    grouped = written.startswith("+") and any(c in " -.(" for c in written)
    return Confidence.MEDIUM if grouped and 9 <= len(digits) else Confidence.LOW


def _american(digits: str, named: bool, separator: str | None) -> Confidence | None:
    area, exchange = digits[:3], digits[3:6]
    impossible = "1" == exchange[1] == exchange[2] or area[0] in "01" or exchange[0] in "01" or area[1:] == "11"
    if impossible or area in _SERVICES or _fictional(digits) or made_up(digits):
        return None
    return Confidence.LOW if separator == "." and not named else Confidence.MEDIUM


def _fictional(digits: str) -> bool:
    """555 is no exchange, 555 is no area; what follows in order was typed."""
    national = digits[-10:]
    return (
        national.startswith("555") or national[3:6] == "555" or digits in ("8675309", "5551234") or len(set(digits)) < 4
    )
