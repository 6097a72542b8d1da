"""Which vulnerability needs which characters, and so is stopped by their absence."""

from __future__ import annotations

from collections.abc import Iterable

from aisec_hooks.flow import facts
from aisec_hooks.flow.facts import PATH
from aisec_hooks.flow.values import Value

LETTER = "a"
"""Stands for all letters."""
_NEEDS: dict[str, tuple[str, ...]] = {
    # every character that could begin an attack: without any of one group a text is harmless wherever it stands
    "code-injection": ("()`@=:;,.[]{}'\"\\ \t\n\r", LETTER),
    "command-injection": (";&|$`()<>{}\\'\"!\n\r\0 \t",),
    "cross-site-scripting": ("<>'\"",),
    "format-string-injection": ("{",),
    "header-injection": ("\r\n",),
    "insecure-deserialization": ("!(\n\0",),
    "ldap-injection": ("()*\\\0",),
    "log-injection": ("\n",),
    PATH: ("/",),
    "open-redirect": ("/\\:",),
    "regex-injection": ("*+{(",),
    "sql-injection": ("'\"`\\;()=<>,* \t\n\r\0",),
    "template-injection": ("{<$%",),
    "xml-external-entities": ("<",),
    "xpath-injection": ("'\"()[]=|/<>! \t\n\r",),
}
DIGITS = frozenset("0123456789")
SPECIAL = frozenset("".join(g for groups in _NEEDS.values() for g in groups)) | frozenset("?#@.-~^")
"""All characters that matter to anything."""
_ESCAPING = frozenset("\\&%")
"""What is written for a letter may begin with one of these."""
_BLANKS = str.maketrans("", "", " \t")


def stops(rule: str, absent: frozenset[str]) -> bool:
    """Whether a text without these characters cannot offend a rule."""
    return bool(absent) and any(absent.issuperset(group) for group in _NEEDS.get(rule, ()))


def hinders(rule: str, absent: frozenset[str]) -> bool:
    """Whether blanks are all that is left to an attack: more arguments, but no other command."""
    return rule == "command-injection" and bool(absent) and absent.issuperset(_NEEDS[rule][0].translate(_BLANKS))


def stopped(absent: frozenset[str]) -> tuple[str, ...]:
    """The rules that a text without these characters cannot offend."""
    return tuple(rule for rule in sorted(_NEEDS) if stops(rule, absent))


def swapping(table: Value) -> frozenset[str]:
    """The marks of a text whose letters were looked up in a table: `"".join(TABLE.get(c, c) for c in text)`."""
    swapped = {k: v.text for k, v in table.items or () if isinstance(k, str) and len(k) == 1 and v.constant}
    if not swapped or len(swapped) < len(table.items or ()):
        return frozenset()
    written = frozenset("".join(swapped.values()))
    gone = frozenset(swapped)
    if gone & written - _ESCAPING:
        return frozenset()
    spared = frozenset(stopped(gone))  # what is written instead begins nothing
    return spared | ({facts.lacking(gone - written & SPECIAL)} if gone - written & SPECIAL else frozenset())


def outside(allowed: Iterable[str]) -> frozenset[str]:
    """The characters that matter and are not among those that a text may hold."""
    allowed = frozenset(allowed)
    letters = any(c.isalpha() or c == "_" for c in allowed)
    return SPECIAL - allowed - ({LETTER} if letters else set())
