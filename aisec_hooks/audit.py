"""Known vulnerabilities asked of a server by pip-audit, in a process of its own, where that is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

from aisec_hooks import late
from aisec_hooks.dependencies.advisories.bounds import parse
from aisec_hooks.dependencies.requirement import normalise
from aisec_hooks.printable import printable

LONGEST = 120.0
"""Seconds that all of it may take."""
_ANSWER = 15
"""Seconds in which the server has to answer."""
_MOST_SAID = 20_000_000
_PROGRAM = (sys.executable, "-I", "-m", "pip_audit")
"""Isolated: neither the current folder nor variables say what is run."""
_OPTIONS = (
    *("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"),
    *("--desc", "off", "--aliases", "on", "--timeout", str(_ANSWER)),
)
_NAME = late.compiled(r"[a-z0-9](?:[a-z0-9-]{0,198}[a-z0-9])?")
_VERSION = late.compiled(r"[0-9A-Za-z.!+_-]{1,100}")
_KNOWN_BEST = ("CVE-", "GHSA-")


class Pinned(NamedTuple):
    """A release: the normalised name of a package, and its version."""

    name: str
    version: str


class Known(NamedTuple):
    """One vulnerability of a release."""

    id: str
    fixed: tuple[str, ...]
    """The versions that mend it, in the order in which they are told."""


class Audited(NamedTuple):
    """What could be found out."""

    known: dict[Pinned, tuple[Known, ...]]
    """Every release that was checked; an empty tuple for one with nothing against it."""
    problem: str = ""
    """Why some or all could not be checked, "" if all were."""


class _Vulnerability(Struct):
    id: str
    fix_versions: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


class _Dependency(Struct):
    name: str
    version: str = ""
    vulns: list[_Vulnerability] | None = None


class _Answer(Struct):
    dependencies: list[_Dependency]


def audit(requirements: Iterable[Pinned], *, options: Sequence[str] = (), program: Sequence[str] = _PROGRAM) -> Audited:
    """Ask for the vulnerabilities of some releases; never raises, and sends no other name than these."""
    asked = [each for each in dict.fromkeys(requirements) if _NAME.fullmatch(each.name)]
    asked = [each for each in asked if _VERSION.fullmatch(each.version)]
    if not asked:
        return Audited({})
    try:
        with tempfile.TemporaryDirectory(prefix="aisec-audit-") as folder:
            said, complaint = _run(Path(folder), asked, [*program, *_OPTIONS, *options])
    except subprocess.TimeoutExpired:
        return Audited({}, f"could not check: pip-audit did not end within {LONGEST:.0f} seconds")
    except OSError as error:
        return Audited({}, f"could not check: pip-audit cannot be started ({error.strerror})")
    return _read(said, complaint, asked)


def _run(folder: Path, asked: Sequence[Pinned], command: Sequence[str]) -> tuple[bytes, bytes]:
    """What it prints, and what it complains of."""
    listed, out, err = folder / "requirements.txt", folder / "out", folder / "err"
    listed.write_text("".join(f"{name}=={version}\n" for name, version in asked), encoding="utf-8")
    with out.open("wb") as stdout, err.open("wb") as stderr:
        subprocess.run(  # noqa: S603  # the program is ours to name, no word of the command comes from a repository
            [*command, "--requirement", os.fspath(listed)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            timeout=LONGEST,
            check=False,
        )
    with out.open("rb") as stdout, err.open("rb") as stderr:
        return stdout.read(_MOST_SAID), stderr.read(_MOST_SAID)


def _read(said: bytes, complaint: bytes, asked: Sequence[Pinned]) -> Audited:
    """Its JSON; the complaint is not passed on, for a login may be in it."""
    try:
        answer = msgspec.json.decode(said, type=_Answer)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if b"No module named pip_audit" in complaint or b"No module named 'pip_audit'" in complaint:
            return Audited({}, "could not check: pip-audit is not installed (pip install 'aisec-hooks[audit]')")
        return Audited({}, "could not check: pip-audit failed")
    by_name = {(each.name, parse(each.version) or each.version): each for each in asked}
    known = {}
    for each in answer.dependencies:
        pinned = by_name.get((normalise(each.name), parse(each.version) or each.version))
        if pinned is not None and each.vulns is not None:
            known[pinned] = tuple(map(_known, each.vulns))
    missing = [each.name for each in asked if each not in known]
    problem = f"could not check {len(missing)} of {len(asked)}: {', '.join(missing[:3])}" if missing else ""
    return Audited(known, problem)


def _known(vulnerability: _Vulnerability) -> Known:
    names = [vulnerability.id, *vulnerability.aliases]
    best = next((name for start in _KNOWN_BEST for name in names if name.startswith(start)), vulnerability.id)
    fixed = tuple(version for version in vulnerability.fix_versions if _VERSION.fullmatch(version))
    return Known(printable(best)[:80], fixed)
