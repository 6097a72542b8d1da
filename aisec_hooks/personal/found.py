"""What is said of a value that tells of a person or a machine."""

from __future__ import annotations

from typing import NamedTuple

from aisec_hooks.model import Confidence


class Personal(NamedTuple):
    """text[start:end] is a value of the kind.

    MEDIUM and more: it looks like a real one, by its checksum, its form or the name it stands under.
    LOW: it has the form, and may as well be made up or something else.
    """

    kind: str
    start: int
    end: int
    confidence: Confidence
