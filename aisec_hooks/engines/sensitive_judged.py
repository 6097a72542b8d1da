"""What is said of a file that is private as a whole."""

from __future__ import annotations

from typing import NamedTuple

from aisec_hooks.model import Confidence, Severity

ELSEWHERE = "keep it in a secret store or outside of the repository"
ON_THE_MACHINE = "set its values where the program runs"
AT_HOME = "keep it in your home folder"
WITH_BACKUPS = "keep it where backups are, with access for few"
NOWHERE = "delete it when it has served its purpose"


class Judged(NamedTuple):
    """How sure it is, what the file is, and why it is no file for a repository; names nothing that stands in it."""

    confidence: Confidence
    what: str
    why: str
    keep: str
    severity: Severity = Severity.HIGH
