"""A regular expression as the tree of Python's own parser."""

from __future__ import annotations

import re
import sys
import warnings
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_constants as op
    import sre_parse as parser

__all__ = ["SubPattern", "op", "parsed"]

SubPattern: type[Any] = parser.SubPattern


def parsed(pattern: str | bytes, flags: int = 0) -> Any | None:
    """The parser's tree, with the flags of the whole in `state.flags`; None if it can make none.

    Nothing is written anywhere: `re.DEBUG` would print the tree, and odd patterns are warned of.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return parser.parse(pattern, flags & ~re.DEBUG)  # type: ignore[arg-type]  # bytes too
        except (re.error, RecursionError, OverflowError, ValueError, TypeError):
            return None
