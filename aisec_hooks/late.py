"""Regular expressions that are compiled when they are first used: most runs need few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, made when it is first asked for something; an error in it shows only then."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern; what it was asked for once is its own from then on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made: re.Pattern[Any] | None = None
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._made is None:
            self._made = re.compile(*self._source)
        found = getattr(self._made, name)
        setattr(self, name, found)
        return found
