"""Licences as people write them: classifiers, names in words, and the texts themselves, as SPDX expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.licences.expression import canonical

LONGEST_NAME = 200
"""Whoever writes more has pasted the licence's text."""
_SPACES = late.compiled(r"[\s#*/;%\"']+")
_VERSION = r"[ ,(]*(?:v\.?|version)?[ -]*(?P<number>\d(?:\.\d)?)?"
_GNU = late.compiled(
    rf"\b(?:(?P<affero>affero|agpl)|(?P<lesser>lesser|library|lgpl)|(?P<server>server side public|sspl)|"
    rf"(?P<plain>gpl|gnu general|general public))\b(?: ?(?:gnu )?(?:general )?(?:public )?(?:licen[sc]e)?)?"
    rf"{_VERSION}",
    2,
)
_GLUED = late.compiled(r"\b([al]?gpl)[ -]?v?(\d(?:\.\d)?)", 2)
_LATER = late.compiled(r"\bor[ -](?:\(?at your option\)? )?(?:any )?(?:later|newer)\b|\d\+", 2)
_OTHERS = (
    ("SSPL-1.0", r"server side public licen[sc]e|\bsspl\b"),
    ("EUPL-1.2", r"european union public licen[sc]e|\beupl\b"),
    ("CECILL-2.1", r"\bcecill\b(?!-[bc])"),
    ("OSL-3.0", r"open software licen[sc]e|\bosl\b"),
    ("BUSL-1.1", r"business source licen[sc]e"),
    ("Elastic-2.0", r"elastic licen[sc]e"),
    ("MPL-2.0", r"mozilla public|\bmpl\b"),
    ("EPL-2.0", r"eclipse public|\bepl\b"),
    ("CDDL-1.0", r"common development and distribution|\bcddl\b"),
    ("Apache-2.0", r"\bapache\b|\basl ?2"),
    ("PSF-2.0", r"python software foundation|\bpsf"),
    ("BSD-3-Clause", r"\bbsd\b|redistribution and use in source and binary forms"),
    ("0BSD", r"\b0bsd\b"),
    ("MIT", r"\bmit\b|permission is hereby granted, free of charge|\bexpat\b"),
    ("ISC", r"\bisc\b|permission to use, copy, modify, and(?:/or)? distribute this software"),
    ("Zlib", r"\bzlib\b"),
    ("ZPL-2.1", r"zope public|\bzpl\b"),
    ("Unlicense", r"\bunlicen[sc]e\b|free and unencumbered software"),
    ("CC0-1.0", r"\bcc0\b|public domain"),
    ("BSL-1.0", r"boost software"),
    ("WTFPL", r"\bwtfpl\b"),
    ("HPND", r"\bhpnd\b|historical permission"),
    ("Artistic-2.0", r"\bartistic\b"),
    ("AFL-3.0", r"academic free"),
    ("PostgreSQL", r"\bpostgresql\b"),
    ("NCSA", r"\bncsa\b"),
    ("Unicode-3.0", r"\bunicode\b"),
)
_PATTERNS = tuple((identifier, late.compiled(pattern, 2)) for identifier, pattern in _OTHERS)
_CHOICE = late.compiled(r"\s+or\s+(?!(?:\(?at your|any |later|newer))|\s*[|/;]\s*|,(?!\s*(?:version|v\d))|\bdual\b", 2)
_ALSO = late.compiled(r"\s+(?:and|plus)\s+|\s*&\s*|\s*\+\s+", 2)
_TERMS = late.compiled(r"\bunder(?: the)?(?: terms of)?(?: the)?(?: version \d)?(?: of)?(?: the)? (?:GNU|[AL]?GPL)")
_TITLES = (
    ("AGPL-3.0-only", r"gnu affero general public licen[sc]e"),
    ("LGPL-3.0-only", r"gnu (?:lesser|library) general public licen[sc]e"),
    ("GPL-3.0-only", r"gnu general public licen[sc]e version 3"),
    ("GPL-2.0-only", r"gnu general public licen[sc]e"),
)
_TITLE_PATTERNS = tuple((identifier, late.compiled(rf"[\W_]*(?:the )?{pattern}", 2)) for identifier, pattern in _TITLES)


def from_declared(declared: str | Iterable[str]) -> str:
    """The expression for what metadata declares: an expression, words, or trove classifiers; "" if unknown.

    Of several classifiers nobody knows whether all hold or one may choose: the latter is assumed.
    """
    if isinstance(declared, str):
        return from_words(declared)
    found = dict.fromkeys(_from_classifier(each) if "::" in each else from_words(each) for each in declared)
    known = [expression for expression in found if expression]
    return " OR ".join(f"({e})" if " AND " in e else e for e in known)


def from_words(text: str) -> str:
    """The expression for a licence in a few words, or for the text of one."""
    text = text.strip()
    if not text:
        return ""
    if len(text) > LONGEST_NAME or "\n" in text:
        return from_text(text)
    if exact := canonical(text):
        return exact
    parts = [_in_parts(part) for part in _CHOICE.split(text) if part and part.strip()]
    known = list(dict.fromkeys(part for part in parts if part))
    return " OR ".join(f"({part})" if " AND " in part and len(known) > 1 else part for part in known)


def from_text(text: str) -> str:
    """The expression for the text of a licence file, by its title or its first sentences."""
    start = " ".join(_SPACES.split(text[:6_000]))
    for identifier, pattern in _TITLE_PATTERNS:
        if pattern.match(start):
            return identifier
    found = [identifier for identifier, pattern in _PATTERNS if pattern.search(start)]
    grants = [i for i in found if i in _BY_GRANT]
    if terms := _TERMS.search(start):
        return " AND ".join(dict.fromkeys([*_gnu(start[terms.start() : terms.end() + 120]), *grants]))
    return " AND ".join((grants or found)[:3])


_BY_GRANT = ("Apache-2.0", "BSD-3-Clause", "MIT", "ISC")


def _in_parts(text: str) -> str:
    found = [_one(part) for part in _ALSO.split(text) if part.strip()]
    return " AND ".join(dict.fromkeys(part for part in found if part))


def _one(text: str) -> str:
    if exact := canonical(text.strip()):
        return exact
    if gnu := next(_gnu(text), ""):
        return f"{gnu} WITH LicenseRef-exception" if "exception" in text.lower() else gnu
    return next((identifier for identifier, pattern in _PATTERNS if pattern.search(text)), "")


def _gnu(text: str) -> Iterator[str]:
    """The GNU licences that a text names."""
    later = "or-later" if _LATER.search(text) else "only"
    for match in _GLUED.finditer(text):
        yield _identifier(match[1].upper(), match[2], later)
    for match in _GNU.finditer(text):
        if match["server"]:
            yield "SSPL-1.0"
        else:
            family = "AGPL" if match["affero"] else "LGPL" if match["lesser"] else "GPL"
            yield _identifier(family, match["number"], later)


def _identifier(family: str, version: str | None, later: str) -> str:
    number = version or ""
    if not number:
        number = "3.0" if family == "AGPL" else "2.0"
        later = "or-later"  # whoever names no version leaves the choice
    return f"{family}-{number if '.' in number else number + '.0'}-{later}"


def _from_classifier(classifier: str) -> str:
    parts = [part.strip() for part in classifier.split("::")]
    if parts[0] != "License" or len(parts) < 2 or parts[-1] in ("OSI Approved", "DFSG approved"):
        return ""
    name = parts[-1]
    if name.startswith("Other/Proprietary"):
        return "LicenseRef-Proprietary"
    return _one(name.partition(" (")[2].rstrip(")") or name) or _one(name)
