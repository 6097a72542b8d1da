"""Lower case in which every character stays at its place."""

from __future__ import annotations

_FOLDED = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}


def fold(text: str) -> str:
    """Lower case of the same length, so that positions agree; what `re.IGNORECASE` takes for ASCII becomes ASCII."""
    if text.isascii():
        return text.lower()
    for character, letter in _FOLDED.items():
        text = text.replace(character, letter)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] or c for c in text)
