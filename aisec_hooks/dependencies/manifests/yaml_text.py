"""What YAML files ask for: the commands of pipelines, the lists of pre-commit, Ansible and conda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import commands, conda
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.places import Places
from aisec_hooks.dependencies.manifests.requirements_txt import requirement_line
from aisec_hooks.dependencies.requirement import Manifest

_LINE = late.compiled(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<quote>[\"']?)(?P<key>[\w.-]{1,80})(?P=quote)[ \t]*:(?:[ \t]+|\Z))?"
)
_BLOCK = late.compiled(r"([|>])[-+\d]{0,3}[ \t]*(?:#.*)?\Z")
_PROSE = frozenset(
    "name description summary title body placeholder label message help about doc docs documentation notes readme "
    "instructions comment question answer prompt details detail example examples usage hint text info release-notes "
    "abstract purpose rationale remediation recommendation".split()
)
"""Keys whose text is read by people."""
_FLOW = late.compiled(
    r"\[[^\[\]\n]*?[\"', \[](?:pip\d?|uv|pipx|poetry|pdm)[\"']?[ \t]*,[^\[\]\n]*(?:\[[\w, -]{0,200}\][^\[\]\n]*)*\]"
)
_MARKS = late.compiled(r"[\"'][ \t]{0,99},[ \t]{0,99}[\"']|[\"',\[\]]")
_QUOTED = late.compiled(r"\"[^\"\n]*\"|'[^'\n]*'")
_ITEM = late.compiled(r"[ \t]*([\"']?)([^\"',\[\]{}\n]+(?:\[[^\]\n]{0,200}\][^\"',\[\]{}\n]*)?)\1[ \t]*(?:,|\Z)")
_PYTHON_HOOKS = frozenset(
    "mypy flake8 pylint bandit black blacken-docs isort mdformat docformatter pydocstyle codespell interrogate vulture "
    "autoflake pyupgrade validate-pyproject check-manifest sphinx-lint yamllint ruff pyright nbqa-flake8 nbqa-mypy "
    "nbqa-black rstcheck doc8 sqlfluff-lint sqlfluff-fix ansible-lint djlint-django curlylint pip-audit".split()
)
"""Hooks of pre-commit that are installed with pip: the names that others are given with are not PyPI's."""
_VERSION = late.compiled(r"[=~!<>]=|[<>]")
_MODULES = frozenset({"pip", "ansible.builtin.pip"})


class _Entry(NamedTuple):
    """A line that is no part of a block of text: `- key: value`."""

    column: int
    """Where the key, or the item, stands."""
    key: str
    value: str
    start: int
    """The offset of the value in the file."""
    is_item: bool


def read(text: str) -> Manifest:
    """All commands, without what is written for people, and the requirements in lists."""
    plain = _FLOW.sub(_without_marks, text)
    entries, plain = _parted(plain)
    gathered = Gathered(plain, Places(text))
    commands.gather(gathered, plain, [(0, len(plain))], documentation=False)
    if "additional_dependencies" in text:
        _hooks(gathered, entries)
    if "pip:" in text:
        conda.gather(gathered, text)
        _tasks(gathered, entries)
    return gathered.manifest()


def _without_marks(match: re.Match[str]) -> str:
    """A command that is a list, with blanks for its quotes and commas; a list of a program's words is none."""
    bare = _QUOTED.sub("", match[0])
    if bare != match[0] and bare.strip("[], \t"):
        return match[0]
    extras = r"\[[\w, -]{0,200}\]"
    kept = re.split(f"((?<=[\\w]){extras})", match[0])
    return "".join(p if n % 2 else _MARKS.sub(lambda m: " " * len(m[0]), p) for n, p in enumerate(kept))


def _parted(text: str) -> tuple[list[_Entry], str]:
    """The lines of tables and lists, and the text with folded lines joined and prose left out, of the same length."""
    entries: list[_Entry] = []
    pieces: list[str] = []
    at, outer, kind = 0, -1, ""  # the column of the key that a block of text belongs to, -1 outside of one
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        indent = len(line) - len(line.lstrip(" \t"))
        if outer >= 0 and line.strip() and indent <= outer:
            outer = -1
        if outer >= 0:
            pieces.append(_inner(line, kind))
            continue
        found = _LINE.match(line)
        if found is None or not line.strip():
            pieces.append(line + "\n")
            continue
        key, value = found["key"] or "", line[found.end() :].rstrip()
        entries.append(_Entry(len(found["lead"]), key, value, start + found.end(), "-" in found["lead"]))
        is_prose = key.lower() in _PROSE
        if block := _BLOCK.match(value):
            outer = len(found["lead"]) if key else indent
            kind = "prose" if is_prose else block[1]
        pieces.append(_hidden(line, found.end() if is_prose else len(line)) + "\n")
    return entries, "".join(pieces)[: len(text)]


def _inner(line: str, kind: str) -> str:
    """A line of a block of text; one that is folded goes on in the next."""
    if kind == "prose":
        return " " * len(line) + "\n"
    return line + (" " if kind == ">" and line.strip() else "\n")


def _hidden(line: str, start: int) -> str:
    return line[:start] + " " * (len(line) - start)


def _hooks(gathered: Gathered, entries: list[_Entry]) -> None:
    """What hooks of pre-commit are installed with."""
    hook = ""
    for number, entry in enumerate(entries):
        if entry.key == "id":
            hook = entry.value.strip("\"' ")
        if entry.key == "additional_dependencies":
            for value, start in _items(entries, number):
                if hook in _PYTHON_HOOKS or _VERSION.search(value):
                    requirement_line(gathered, value, start, Where("pre-commit", "dev"))


def _tasks(gathered: Gathered, entries: list[_Entry]) -> None:
    """What Ansible's tasks install."""
    for number, entry in enumerate(entries):
        if entry.key not in _MODULES or entry.value:
            continue
        for within in range(number + 1, len(entries)):
            if entries[within].column <= entry.column:
                break
            if entries[within].key == "name":
                for value, start in _items(entries, within):
                    requirement_line(gathered, value, start, Where("ansible"))


def _items(entries: list[_Entry], number: int) -> Iterator[tuple[str, int]]:
    """The strings of a value, which may be a list on the same line or on those that follow, and their offsets."""
    entry = entries[number]
    if entry.value.startswith("["):
        yield from _flow(entry.value.rstrip().removesuffix("]"), entry.start)
    elif entry.value and not entry.value.startswith("#"):
        yield from _flow(f" {entry.value.split(' #')[0]}", entry.start - 1)
    else:
        for following in entries[number + 1 :]:
            if not following.is_item or following.key or following.column <= entry.column:
                break
            yield from _flow(f" {following.value.split(' #')[0]}", following.start - 1)


def _flow(value: str, start: int) -> Iterator[tuple[str, int]]:
    at = 1
    while found := _ITEM.match(value, at):
        leading = len(found[2]) - len(found[2].lstrip())
        yield found[2].strip(), start + found.start(2) + leading
        at = found.end()
