"""How far letters are from those of words: a table of pairs, made from the standard library by bench/letters.py."""

from __future__ import annotations

_ROWS = (
    "64448759596344959343667769355647884583674694463989583866378359446727956357897946652679289576479545588879"
    "47435568798453757334866479476643692994763794554989694766275449956457944657898728762897397666389564598969"
    "56455559998442459543959695396627974747973596472987784765275738848566863668596937652789398387369855589949"
    "25862889397657439856599969474335384966864798435699796544766969644254934546579938663786497387349354587959"
    "67768877798585766558087899375527693966553695446779595857277439667754874248796938562694399667469345587858"
    "54564569599442649343899899276817883998675797678889892765378429867437934687679945453586498657639662778458"
    "6645467759854452963376674649761686399767478866998763"
)
"""One digit for each pair of letters, row by row: the bits by which the second surprises after the first."""
_SIDE = 26
_A = ord("a")


def strangeness(text: str) -> float:
    """Mean bits of surprise over the pairs of neighbouring letters: words have about 4, random letters about 6.

    Case and everything between the letters is left out of account; 0.0 where there are no pairs.
    """
    bits = pairs = 0
    before = -1
    for character in text.lower():
        letter = ord(character) - _A
        if not 0 <= letter < _SIDE:
            before = -1
            continue
        if before >= 0:
            bits += ord(_ROWS[before * _SIDE + letter]) - 48
            pairs += 1
        before = letter
    return bits / pairs if pairs else 0.0
