"""What a licence asks of those who pass code on, by its SPDX identifier."""

from __future__ import annotations

from enum import IntEnum

from aisec_hooks import late


class Kind(IntEnum):
    """From the one that asks for least; an expression's `AND` is as demanding as its greatest part."""

    PERMISSIVE = 1
    WEAK = 2
    """Changes to the code itself stay free: LGPL, MPL, EPL."""
    UNKNOWN = 3
    SOURCE_AVAILABLE = 4
    """Not free for every purpose: BUSL, PolyForm, non-commercial ones."""
    STRONG = 5
    """What is combined with it comes under the same licence: GPL, EUPL."""
    NETWORK = 6
    """As strong, and serving it over a network is enough: AGPL, SSPL."""


CLASSES = {
    "permissive": frozenset({Kind.PERMISSIVE}),
    "weak-copyleft": frozenset({Kind.WEAK}),
    "strong-copyleft": frozenset({Kind.STRONG}),
    "network-copyleft": frozenset({Kind.NETWORK}),
    "copyleft": frozenset({Kind.STRONG, Kind.NETWORK}),
    "source-available": frozenset({Kind.SOURCE_AVAILABLE}),
}
"""The words of the settings for many licences at once."""
_FAMILIES = (
    (Kind.NETWORK, r"(?:AGPL|SSPL|OSL|RPL|CPAL|Parity)\b"),
    (
        Kind.STRONG,
        r"(?:GPL|EUPL|CECILL-(?:1|2)|CECILL\Z|Sleepycat|QPL|RPSL|SISSL|TMate|copyleft-next|LiLiQ-Rplus|CAL-1)",
    ),
    (
        Kind.SOURCE_AVAILABLE,
        r"(?:BUSL|PolyForm|Elastic|Commons-Clause|CC-BY-(?:NC|ND)|CC-BY-NC|FSL|Aladdin|JSON\Z|Hippocratic|Anti-996|NASA|Prosperity)",
    ),
    (
        Kind.WEAK,
        r"(?:LGPL|MPL|EPL|CDDL|CPL|IPL|APSL|OFL|MS-RL|CECILL-C|CC-BY-SA|ErlPL|YPL|NPL|SPL|LPL|eCos|LGPLLR|wxWindows|"
        r"LiLiQ-R-|LiLiQ-R\Z|EUDatagram|Artistic|ODbL|GFDL|LPPL|Ms-RL)",
    ),
    (
        Kind.PERMISSIVE,
        r"(?:MIT|X11|BSD|0BSD|Apache|ISC|Zlib|libpng|PSF|Python|CNRI|Unlicense|WTFPL|CC0|CC-BY-\d|CC-PDDC|BSL-1|NCSA|PostgreSQL|"
        r"BlueOak|MulanPSL|HPND|Unicode|ICU|AFL|MS-PL|UPL|ZPL|W3C|FTL|Beerware|curl|NTP|Vim|OpenSSL|SSLeay|AAL|EFL|Fair|"
        r"FSFAP|FSFUL|Intel|JasPer|OLDAP|PHP|Ruby|SGI-B|SMLNJ|TCL|TCP-wrappers|Xnet|bzip2|MIT-0|CECILL-B|PDDL|"
        r"OGC|Info-ZIP|Spencer|Adobe|IJG|Libtiff|Bitstream|Plexus|SAX-PD|SWL|Zend|Zed|Xerox|mpich2|DOC|"
        r"LicenseRef-(?:Public-?Domain|PD|PublicDomain))",
    ),
)
_PATTERNS = tuple((kind, late.compiled(pattern, 2)) for kind, pattern in _FAMILIES)  # re.IGNORECASE
_EXCEPTION = late.compiled(r"with-(?:classpath|gcc|bison|autoconf|font)-exception", 2)


def kind_of(identifier: str, exception: str = "") -> Kind:
    """The kind of one licence, with an exception that loosens it.

    The exceptions of SPDX allow to link with other code, but for those that name a single library.
    """
    found = next((kind for kind, pattern in _PATTERNS if pattern.match(identifier)), Kind.UNKNOWN)
    loosened = (exception and "openssl" not in exception.lower()) or _EXCEPTION.search(identifier)
    return Kind.WEAK if loosened and found >= Kind.STRONG else found
