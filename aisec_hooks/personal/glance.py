"""A cheap look at a text, before anything else of this package is loaded."""

from __future__ import annotations

from aisec_hooks import late

_MAIL = late.compiled(r"@(?<=[\w.%+'-]@)[A-Za-z0-9]")
# the digit comes first, so that the search skips what is none
DIGITS = late.compiled(
    r"[0-9](?<![a-z\d._/-][0-9])(?!\d{0,19}\.\d{1,20}(?![\d.]))"
    r"(?!(?<=[12])[09]\d\d(?:[-/.]\d\d[-/.]\d\d|[ -]{1,2}(?:19|20)\d\d)(?!\d))"
    r"\d{0,3}(?:[ .()/-]{0,2}\d){5,40}"
)
"""Six digits or more in groups, and neither a date, nor years, nor the fraction of a number."""
_BIRTH = late.compiled(r"[0-9]\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]")
"""The part of a codice fiscale from the year of birth on."""
_ENDINGS = (".internal", ".corp", ".lan", ".intra", ".local", ".private", ".home.arpa")
_ADDRESS = late.compiled(r"1(?:0|72|92)\.\d{1,3}\.\d")
_UNIQUE_LOCAL = late.compiled(r"fd[0-9a-fA-F]{2}:|FD[0-9A-F]{2}:")


def may_hold(text: str) -> bool:
    """False only if there is surely nothing that tells of people."""
    if "@" in text and _MAIL.search(text) is not None:
        return True
    if not any(digit in text for digit in "0123456789"):
        return False
    return DIGITS.search(text) is not None or _BIRTH.search(text) is not None


def may_hold_internal(text: str) -> bool:
    """False only if there is surely neither an internal host nor a private address."""
    if any(ending in text for ending in _ENDINGS) or _ADDRESS.search(text) is not None:
        return True
    return ("fd" in text or "FD" in text) and _UNIQUE_LOCAL.search(text) is not None
