"""Numbers of payment cards and of bank accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal.checksums import luhn, mod_97
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.naming import Naming, says
from aisec_hooks.personal.windows import Window, within

_CARD = late.compiled(
    r"(?<![\w.+#%-])(?<![\d.] )(?<![0-9a-f]{4} )\d{4}(?:\d{8,15}|( |-)(?:\d{4}\1\d{4}\1\d{1,7}|\d{6}\1\d{4,5}))"
    r"(?![\w%-]|\.\w| [0-9a-f]{4}\b)"
)
_IBAN = late.compiled(
    r"(?<![A-Za-z0-9_/+=.-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9_/+=])"
)
_CARD_NAMES = (
    "card",
    "cards",
    "cc",
    "pan",
    "credit",
    "creditcard",
    "debit",
    "visa",
    "mastercard",
    "amex",
    "cardnumber",
    "ccnumber",
    "kreditkarte",
    "tarjeta",
)
_ISSUERS = (
    ("3", ("34", "37"), (15,)),
    ("3", ("36", "38", "300", "301", "302", "303", "304", "305"), (14,)),
    ("3", tuple(str(n) for n in range(3528, 3590)), (16,)),
    ("4", ("4",), (13, 16, 19)),
    ("5", ("51", "52", "53", "54", "55", "5018", "5020", "5038"), (16,)),
    ("2", tuple(str(n) for n in range(2221, 2721)), (16,)),
    ("6", ("6011", "65", "62", *(str(n) for n in range(644, 650))), (16, 19)),
    ("6", ("6304", "6759", "6761", "6762", "6763"), (16, 19)),
)
"""First digit, leading digits, lengths of Amex, Diners, JCB, Visa, Mastercard, UnionPay, Discover and Maestro."""
_TEST_CARDS = frozenset(
    """
    378282246310005 378267515471109 371449635398431 378734493671000 370000000000002 371144371144376 341111111111111
    343434343434343 30569309025904 38520000023237 36148900647913 36227206271667 36006666333344 3566002020360505
    3530111333300000 3569990010095841 6011111111111117 6011000990139424 6011981111111113 6011000000000004
    6011601160116611 6445644564456445 5555555555554444 5200828282828210 5105105105105100 5454545454545454
    5431111111111111 5555341244441115 5500000000000004 5424000000000015 2223003122003222 2223000048400011
    2222400070000005 2720994326581252 2221000000000009 5577000055770004 4111111111111111 4012888888881881
    4242424242424242 4000056655665556 4222222222222 4012000033330026 4005519200000004 4009348888881881
    4012000077777777 4217651111111119 4500600000000061 4444333322221111 4988438843884305 4166676667666746
    4646464646464644 4917610000000000 4263982640269299 4007000000027 4716461583322103 4485275742308327
    4539578763621486 6200000000000005 6205500000000000004 6759649826438453 4917300800000000 4484070000000000
    4532015112830366 4539148803436467 5425233430109903 2222420000001113 4000001234567899 4929420573595709
    374245455400126 378282246310005 4701322211111234
    """.split()
)
"""What payment providers, and everyone who copied them, publish for tests."""
_LENGTHS = {
    country: int(length)
    for group in (
        "NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21",
        "BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24",
        "SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28",
        "PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 MT31 SC31 LC32 VA22",
    )
    for country, length in ((item[:2], item[2:]) for item in group.split())
}
_SAMPLE_ACCOUNTS = frozenset(
    """
    DE89370400440532013000 DE91100000000123456789 DE02120300000000202051 DE75512108001245126199
    DE12500105170648489890 GB29NWBK60161331926819 GB82WEST12345698765432 GB33BUKB20201555555555
    FR1420041010050500013M02606 FR7630006000011234567890189 NL91ABNA0417164300 NL39RABO0300065264
    NL20INGB0001234567 ES9121000418450200051332 ES7921000813610123456789 IT60X0542811101000000123456
    CH9300762011623852957 AT611904300234573201 AT483200000012345864 BE68539007547034 BE71096123456769
    PL61109010140000071219812874 PT50000201231234567890154 IE29AIBK93115212345678 IE64IRCE92050112345678
    SE4550000000058398257466 NO9386011117947 DK5000400440116243 FI2112345600000785 LU280019400644750000
    GR1601101250000000012300695 CZ6508000000192000145399 HU42117730161111101800000000 RO49AAAA1B31007593840000
    BR1800360305000010009795493C1 TR330006100519786457841326 SA0380000000608010167519 AE070331234567890123456
    IL620108000000099999999 SK3112000000198742637541 HR1210010051863000160
    """.split()
)
"""The registry's and the banks' own samples."""
_RUN = late.compiled(r"(\d)\1{4}")
_ORDER = ("12345", "23456", "34567", "45678", "56789", "54321", "65432", "76543", "87654", "98765")


def cards(text: str, windows: Iterable[Window], naming: Naming) -> Iterator[Personal]:
    """Card numbers of an issuer's range and length whose check digit is right; in groups, or under a name for it."""
    for match in within(_CARD, text, windows):
        digits = match[0].replace(" ", "").replace("-", "")
        if not _issued(digits) or not luhn(digits) or made_up(digits) or digits in _TEST_CARDS:
            continue
        if says(naming.of(match.start()), _CARD_NAMES):
            sure = Confidence.HIGH
        else:
            sure = Confidence.MEDIUM if match[1] and _grouped(match[0]) else Confidence.LOW
        yield Personal("card", match.start(), match.end(), sure)


def ibans(text: str, windows: Iterable[Window]) -> Iterator[Personal]:
    """Account numbers of the length of their country whose check digits are right."""
    for match in within(_IBAN, text, windows):
        account = match[0].replace(" ", "")
        length = _LENGTHS.get(account[:2])
        if length is None or length > len(account):
            continue
        # what follows in capitals may be the next word
        account, end = account[:length], _end(match[0], length)
        if end < len(match[0]) and match[0][end] != " ":
            continue
        if (
            2 <= int(account[2:4]) <= 98
            and mod_97(account)
            and account not in _SAMPLE_ACCOUNTS
            and not made_up(account[4:])
        ):
            yield Personal("iban", match.start(), match.start() + end, Confidence.HIGH)


def made_up(number: str) -> bool:
    """Whether somebody typed rather than copied it: one digit five times in a row, few different ones, or in order."""
    digits = "".join(c for c in number if c.isdigit())
    return (
        _RUN.search(digits) is not None
        or len(set(digits)) < min(5, len(digits) // 3 + 1)
        or any(run in digits for run in _ORDER)
    )


def _issued(digits: str) -> bool:
    return any(
        digits[0] == first and len(digits) in lengths and digits.startswith(leads) for first, leads, lengths in _ISSUERS
    )


def _grouped(number: str) -> bool:
    """4-4-4-4, or 4-6-5 and 4-6-4 where the issuer does so."""
    sizes = [len(part) for part in number.replace("-", " ").split(" ")]
    return sizes in ([4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 4, 4, 7], [4, 6, 5], [4, 6, 4])


def _end(written: str, length: int) -> int:
    """Where the first so many characters that are no spaces end."""
    for at, c in enumerate(written):
        length -= c != " "
        if not length:
            return at + 1
    return len(written)
