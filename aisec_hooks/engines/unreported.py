"""What an engine saw and does not report, but would rather not have shown."""

from __future__ import annotations

from typing import NamedTuple

from aisec_hooks.model import Span


class Unreported(NamedTuple):
    """A span that may hold a secret."""

    span: Span
