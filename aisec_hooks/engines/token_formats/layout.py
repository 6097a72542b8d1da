"""What is known of one kind of token that a service issues."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aisec_hooks.model import Confidence

Check = Callable[[str], bool]


class Format(NamedTuple):
    """One kind of token."""

    kind: str
    """As findings name it, such as "GitHub token"."""
    service: str
    """Who issued it, such as "github"."""
    starts: tuple[str, ...]
    """Every match holds one of them, `offsets` characters from its beginning; of a `near` format, the words."""
    pattern: str
    """The whole token; if it has a group, that is the secret."""
    offsets: tuple[int, ...] = (0,)
    near: tuple[str, ...] = ()
    """Lower-case words, one of which stands before the value on its line; for values without a telling prefix."""
    required: Check | None = None
    """What fails it is something else."""
    valid: Check | None = None
    """What fails it was made up, or has a typing error: advice."""
    confidence: Confidence = Confidence.HIGH


def issued(
    service: str,
    kind: str,
    starts: str,
    pattern: str,
    *,
    offsets: tuple[int, ...] = (0,),
    required: Check | None = None,
    valid: Check | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Format:
    """A format that its own characters give away; `starts` are separated by white space."""
    return Format(kind, service, tuple(starts.split()), pattern, offsets, (), required, valid, confidence)


def near(service: str, kind: str, words: str, pattern: str, *, confidence: Confidence = Confidence.HIGH) -> Format:
    """A format that only the words before it give away."""
    listed = tuple(words.split())
    return Format(kind, service, listed, pattern, near=listed, confidence=confidence)
