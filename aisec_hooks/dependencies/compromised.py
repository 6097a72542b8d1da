"""Releases of well-known packages that were made to do harm, by a thief of the name or by its owner."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.dependencies.requirement import Ecosystem

_PYPI = """
ctx PYSEC-2022-199 0.1.2 0.1.2.post1 0.1.2.post2 0.1.4 0.2 0.2.1 0.2.2 0.2.2.1 0.2.3 0.2.4 0.2.5 0.2.6
lightning MAL-2026-3201 2.6.2 2.6.3
litellm PYSEC-2026-2 1.82.7 1.82.8
num2words MAL-2025-6794 0.5.15 0.5.16
telnyx PYSEC-2026-3 4.87.1 4.87.2
torchtriton https://pytorch.org/blog/compromised-nightly-dependency 3.0.0
ultralytics PYSEC-2024-154 8.3.41 8.3.42 8.3.45 8.3.46
"""
"""A package, who says so, the versions."""

_NPM = """
ansi-regex GHSA-jvhh-2m83-6w29 6.2.1
ansi-styles MAL-2025-46967 6.2.2
axios MAL-2026-2307 0.30.4 1.14.1
backslash GHSA-53mq-f4w3-f7qv 0.2.1
chalk MAL-2025-46969 5.6.1
coa GHSA-73qr-pfmq-6rp8 2.0.3 2.0.4 2.1.1 2.1.3 3.0.1 3.1.3
color GHSA-qrmh-qg46-72pp 5.0.1
color-convert MAL-2025-46971 3.1.1
color-name GHSA-5fvm-p68v-5wmh 2.0.1
color-string GHSA-286p-vc9p-p5qv 2.1.1
debug MAL-2025-46974 4.4.2
error-ex GHSA-6jp5-hh4c-8c5h 1.3.3
eslint-config-eslint https://github.com/eslint/eslint/issues/10600 5.0.2
eslint-config-prettier MAL-2025-6022 8.10.1 9.1.1 10.1.6 10.1.7
eslint-scope GHSA-hxxf-q3w9-4xgw 3.7.2
event-stream GHSA-mh6f-8j2x-4483 3.3.6
flatmap-stream GHSA-9x64-5r7x-2q53 0.1.1
is-arrayish GHSA-frh7-2f84-v9mw 0.3.3
node-ipc CVE-2022-23812 10.1.1 10.1.2
node-ipc MAL-2026-3744 9.1.6 9.2.3 12.0.1
nx MAL-2025-41443 20.9.0 20.10.0 20.11.0 20.12.0 21.5.0 21.6.0 21.7.0 21.8.0
plain-crypto-js MAL-2026-2307 4.2.1
rc GHSA-g2q5-5433-rhrf 1.2.9 1.3.9 2.3.9
simple-swizzle GHSA-9g9j-rggx-7fmg 0.2.3
slice-ansi GHSA-9xjj-cmqc-578p 7.1.1
strip-ansi MAL-2025-46980 7.1.1
supports-color MAL-2025-46981 10.2.1
ua-parser-js GHSA-pjwm-rvh2-c87w 0.7.29 0.8.0 1.0.0
wrap-ansi MAL-2025-46983 9.0.1
"""

_ZEROS = late.compiled(r"(?:\.0)+\Z")


class Takeover(NamedTuple):
    """One such release."""

    version: str
    source: str
    """The advisory, or the page of the project, that says so."""


def takeovers(normalised: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> tuple[Takeover, ...]:
    """Those of a package."""
    return _table(ecosystem).get(normalised, ())


def takeover(normalised: str, version: str, ecosystem: Ecosystem = Ecosystem.PYPI) -> Takeover | None:
    """The release of that version; on PyPI 1.0 and 1.0.0 are one."""
    for each in takeovers(normalised, ecosystem):
        if each.version == version or (
            ecosystem is Ecosystem.PYPI and _ZEROS.sub("", each.version) == _ZEROS.sub("", version)
        ):
            return each
    return None


def names(ecosystem: Ecosystem) -> frozenset[str]:
    """The packages of which there are any."""
    return frozenset(_table(ecosystem))


@cache
def _table(ecosystem: Ecosystem) -> dict[str, tuple[Takeover, ...]]:
    found: dict[str, tuple[Takeover, ...]] = {}
    for line in (_PYPI if ecosystem is Ecosystem.PYPI else _NPM).split("\n"):
        if line:
            name, source, *versions = line.split()
            found[name] = (*found.get(name, ()), *(Takeover(version, source) for version in versions))
    return found
