"""The look of text on a terminal: a handful of ANSI styles and line wrapping."""

from __future__ import annotations

import re
import textwrap

from aisec_hooks import late

LONGEST_PROSE = 2_000
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_COMMAND = late.compiled(r"^([^\S\n]*)::|##\[(?=[a-z])", re.MULTILINE)


class Style:
    """Paints text if the terminal wants colour, and leaves it alone if not."""

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        """The text in a style such as "bold red"."""
        if not self._color or not text:
            return text
        codes = ";".join(_CODES[word] for word in style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"


def wrapped(text: str, width: int, indent: str = "  ", first: str | None = None) -> list[str]:
    """Prose as lines of at most `width` columns; words are kept whole, so a path can be longer."""
    short = text if len(text) <= LONGEST_PROSE else text[: LONGEST_PROSE - 1] + "…"
    return textwrap.wrap(
        short,
        width=width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def inert(text: str) -> str:
    """The text without anything that a CI runner reading its log takes for a command.

    GitHub's runner obeys lines that start with `::` and, in its old syntax, `##[command]` anywhere.
    """
    return _COMMAND.sub(lambda m: "##\\x5b" if m[1] is None else f"{m[1]}\\x3a:", text)
