"""The kinds of tokens that services issue, by theme; a theme's table is loaded when a text may hold one of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks.engines.token_formats.index import CLOUD, CODE_HOSTING, COMMERCE, MESSAGING, MODELS, OPERATIONS

if TYPE_CHECKING:
    from aisec_hooks.engines.token_formats.layout import Format

__all__ = ["FIRST", "PREFIXES", "THEMES", "Theme", "formats", "services"]


class Theme(NamedTuple):
    """What of a theme's formats is known without its table."""

    module: str
    heads: tuple[str, ...]
    """How the tokens begin: up to five word characters and the one behind them."""
    inner: tuple[str, ...]
    """What tokens hold that do not begin with anything telling."""
    words: tuple[str, ...]
    """What must stand before values without a telling prefix."""


def _theme(module: str, index: tuple[str, str, str]) -> Theme:
    heads, inner, words = (text.split() for text in index)
    return Theme(module, tuple(heads), tuple(inner), tuple(words))


THEMES = (
    _theme("cloud", CLOUD),
    _theme("code_hosting", CODE_HOSTING),
    _theme("commerce", COMMERCE),
    _theme("messaging", MESSAGING),
    _theme("models", MODELS),
    _theme("operations", OPERATIONS),
)
FIRST = frozenset(head[:2] for theme in THEMES for head in theme.heads)
"""The first two characters of all heads."""
PREFIXES = tuple(
    start
    for theme in THEMES
    for start in (*theme.heads, *theme.inner)
    if len(start) >= 4 and start[0].isalpha() and start[-1] in "-_"
)
"""What a token is known by in a line that is shown; those of two or three letters are too common there."""


@cache
def formats(theme: Theme) -> tuple[Format, ...]:
    """The formats of a theme."""
    found: tuple[Format, ...] = import_module(f"{__name__}.{theme.module}").FORMATS
    return found


def services() -> dict[str, tuple[str, ...]]:
    """Every service and the kinds of its tokens, by name: what a table in the documentation lists."""
    found: dict[str, set[str]] = {}
    for theme in THEMES:
        for known in formats(theme):
            found.setdefault(known.service, set()).add(known.kind)
    return {service: tuple(sorted(found[service])) for service in sorted(found)}
