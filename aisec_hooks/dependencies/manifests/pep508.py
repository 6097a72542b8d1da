"""One dependency specifier (PEP 508) taken apart, without `packaging`, whose import costs more than all the rest."""

from __future__ import annotations

from typing import NamedTuple

from aisec_hooks import late

_NAME = late.compiled(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_EXTRAS = late.compiled(r"\s*\[([^\[\]]*)\]")
_SPACE = late.compiled(r"\s*")
_CLAUSE = late.compiled(r"\s*(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()<>=!~\"'\[\]#]+)\s*")
_EXTRA = late.compiled(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_URL = late.compiled(r"\s*@\s*(\S+)")
_TEMPLATE = late.compiled(r"\$|\{\{|\{%|%\(|\}\}|%\}|__\w+__|<[A-Za-z]|@[A-Za-z_]+@")


class Specified(NamedTuple):
    """A specifier's parts; offsets are of the text that was parsed."""

    name: str
    start: int
    end: int
    extras: tuple[str, ...]
    specifier: str
    url: str
    """As it is written: a login may be in it."""
    marker: str


def parse(text: str, start: int = 0) -> Specified | None:
    """The specifier that the text is from an offset on, None if it is not one."""
    found = _NAME.match(text, start)
    if found is None:
        return None
    name = found[1]
    if not name[-1].isalnum():
        return None
    at, extras = _extras(text, found.end())
    specifier = url = ""
    if link := _URL.match(text, at):
        at, url = link.end(), link[1]
        if text[at:].lstrip()[:1] not in {"", ";"}:
            return None
    else:
        at, specifier = _versions(text, at)
    at = _after_space(text, at)
    if at < len(text) and text[at] != ";":
        return None
    marker = text[at + 1 :].strip()
    return Specified(name, found.start(1), found.end(1), extras, specifier, url, marker)


def is_template(text: str) -> bool:
    """Whether the text is to be filled in before it says what it asks for."""
    return _TEMPLATE.search(text) is not None


def _extras(text: str, at: int) -> tuple[int, tuple[str, ...]]:
    found = _EXTRAS.match(text, at)
    if found is None:
        return at, ()
    names = [name.strip() for name in found[1].split(",")]
    if names == [""]:
        return found.end(), ()
    if not all(_EXTRA.match(name) for name in names):
        return at, ()  # whoever goes on finds the bracket and gives up
    return found.end(), tuple(names)


def _versions(text: str, at: int) -> tuple[int, str]:
    """Where the version clauses end, and they without blanks."""
    opened = _after_space(text, at)
    bracket = text[opened : opened + 1] == "("
    at = opened + 1 if bracket else at
    clauses = []
    while found := _CLAUSE.match(text, at):
        clauses.append(found[1] + found[2])
        at = found.end()
        if text[at : at + 1] != ",":
            break
        at += 1
    if bracket:
        at = _after_space(text, at)
        at = at + 1 if text[at : at + 1] == ")" else opened
    return at, ",".join(clauses)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
