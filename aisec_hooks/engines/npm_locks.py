"""Lock files of npm, yarn and pnpm: whether they hold a release that was made to do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aisec_hooks.dependencies.compromised import names, takeover
from aisec_hooks.dependencies.requirement import Ecosystem
from aisec_hooks.engines.compromised_match import compromised
from aisec_hooks.engines.secret_places import Offsets
from aisec_hooks.model import Match
from aisec_hooks.syntax.source import Source

_NPM = (
    r"(?:(?:node_modules/|\")({names})\"\s{{0,8}}:\s{{0,8}}\{{\s{{0,200}}|"
    r"node_modules/[^\"\n]{{1,300}}\"\s{{0,8}}:\s{{0,8}}\{{\s{{0,200}}\"name\"\s{{0,8}}:\s{{0,8}}\"({names})\"\s{{0,8}},\s{{0,200}})"
    r"\"version\"\s{{0,8}}:\s{{0,8}}\"([^\"\n]{{1,100}})\""
)
"""An entry under the name of the package, or under another one that the project gave to it."""
_YARN = r"^\"?({names})@[^\n]{{1,20000}}\n[ \t]{{1,8}}version:?[ \t]\"?([^\"\s]{{1,100}})"
_PNPM = r"^[ \t]{{2,8}}['\"]?/?({names})[@/](\d[^\s:()'\"]{{0,60}})(?:\([^\n]{{0,400}})?['\"]?:"


def judged(source: Source) -> Iterator[Match]:
    """A match for each entry of such a release; the rest of the file is not read."""
    offsets: Offsets | None = None
    for found in _pattern(_form(source.path)).finditer(source.text):
        name, version = (group for group in range(1, found.re.groups + 1) if found[group])
        taken = takeover(found[name], found[version], Ecosystem.NPM)
        if taken is not None:
            offsets = offsets or Offsets(source.text)
            span = offsets.span(*found.span(name))
            yield compromised(span, found[name], found[version], (taken.source,), ecosystem=Ecosystem.NPM)


def _form(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    return _PNPM if name.startswith("pnpm") else _YARN if name.startswith("yarn") else _NPM


@cache
def _pattern(form: str) -> re.Pattern[str]:
    every = "|".join(sorted(map(re.escape, names(Ecosystem.NPM)), key=len, reverse=True))
    return re.compile(form.format(names=every), re.MULTILINE)
