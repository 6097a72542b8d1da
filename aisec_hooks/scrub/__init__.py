"""What must not be shown of a text: more than is reported, for a frame may hold secrets that no engine spoke of."""

from __future__ import annotations

from aisec_hooks.scrub.forms import formed
from aisec_hooks.scrub.named import Text, named
from aisec_hooks.scrub.stretches import Stretch, merged

__all__ = ["Text", "covers", "scrub"]

_STARS = "***"


def scrub(text: str) -> str:
    """A text from elsewhere (a message, a setting's value) with all that may be secret replaced by stars."""
    at, parts = 0, []
    for start, end in covers(Text(text), 0, len(text)):
        parts += [text[at:start], _STARS]
        at = end
    return "".join(parts) + text[at:]


def covers(text: Text, start: int, end: int) -> list[Stretch]:
    """The stretches, in order and apart, of text[start:end] that may be secret; both are starts of lines or ends."""
    return merged((*formed(text.text, start, end), *named(text, start, end)))
