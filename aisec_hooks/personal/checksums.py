"""The check digits of numbers that are given to people and to their accounts."""

from __future__ import annotations

from collections.abc import Sequence

_VERHOEFF_TIMES = (
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
)
"""The multiplication of the dihedral group of the pentagon."""
_VERHOEFF_TURNS = (
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
)
_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
"""What a letter, or a digit, at an odd place of a codice fiscale counts (decree of 23 December 1976)."""
_SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE"


def luhn(digits: str) -> bool:
    """ISO/IEC 7812: payment cards, and the numbers of several countries."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        worth = int(digit) * (1 + place % 2)
        total += worth - 9 if worth > 9 else worth
    return total % 10 == 0


def mod_97(account: str) -> bool:
    """ISO 13616: an IBAN without spaces, upper case."""
    return int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1


def verhoeff(digits: str) -> bool:
    """Aadhaar."""
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = int(_VERHOEFF_TIMES[check][int(_VERHOEFF_TURNS[place % 8][int(digit)])])
    return check == 0


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of the digits, each times its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def mod_11_10(digits: str) -> bool:
    """ISO 7064, as in the German tax number."""
    product = 10
    for digit in digits[:-1]:
        rest = (int(digit) + product) % 10 or 10
        product = rest * 2 % 11
    return (product + int(digits[-1])) % 10 == 1


def cpf(digits: str) -> bool:
    """Brazil: two check digits over the nine before."""
    for length in (9, 10):
        rest = weighted(digits[:length], range(length + 1, 1, -1)) % 11
        if int(digits[length]) != (0 if rest < 2 else 11 - rest):
            return False
    return True


def codice_fiscale(code: str) -> bool:
    """Italy: 15 characters and a letter."""
    values = [int(c) if c.isdigit() else ord(c) - ord("A") for c in code[:15]]
    total = sum(value if place % 2 else _ODD[value] for place, value in enumerate(values))
    return chr(ord("A") + total % 26) == code[15]


def dni(code: str) -> bool:
    """Spain: DNI (8 digits and a letter) and NIE (X, Y or Z first)."""
    number = code[:-1].translate(str.maketrans("XYZ", "012"))
    return _SPANISH[int(number) % 23] == code[-1]


def nir(code: str) -> bool:
    """France: 13 characters, in Corsica with a letter, and a key of two digits."""
    number = code[:13].replace("2A", "19", 1).replace("2B", "18", 1) if code[5:7] in ("2A", "2B") else code[:13]
    return number.isdigit() and 97 - int(number) % 97 == int(code[13:])
