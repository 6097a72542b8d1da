"""As what a text is read: a file by its name, a paste as everything that it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.syntax.source import Kind, Module, Source

PASTED = "pasted.txt"
_CODE = "pasted.js"
"""The engines then take what has quotes for a value."""
_SETTINGS = "pasted.env"
_LARGE = 200_000
"""Characters above which a paste is not tried as Python."""
_FENCE = late.compiled(r"(?m)^[ \t]{0,12}(?:```|~~~)[ \t]*([\w+.-]{0,20})[^\n]{0,200}\n")
_LANGUAGES = {
    "python": "py", "py": "py", "python3": "py", "env": "env", "dotenv": "env", "ini": "ini", "toml": "toml",
    "yaml": "yaml", "yml": "yaml", "json": "json", "xml": "xml", "html": "html", "properties": "properties",
    "sh": "sh", "bash": "sh", "shell": "sh", "zsh": "sh", "console": "sh", "dockerfile": "dockerfile",
    "terraform": "tf", "hcl": "tf",
}  # fmt: skip
_SETTING = late.compiled(
    r"[ \t]*(?:-[ \t]+)?(?:export[ \t]+|set[ \t]+)?[\"']?[A-Za-z_][\w.-]{0,80}[\"']?[ \t]{0,20}(?:=(?!=)|:(?=[ \t]|$))"
)
_ASIDE = late.compiled(r"[ \t]*(?:[#;\[]|---|-[ \t]|$)")
_PROGRAM = late.compiled(
    r"[ \t]*(?:def|class|import|from|return|if|for|while|try|except|else|with|function|const|let|var|public|private)\b"
    r"|[^\n]{0,500}[;{(\[,]$"
)
_TAG = late.compiled(r"</[A-Za-z]|/>")
_HUNK = late.compiled(r"(?m)^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_FILE = late.compiled(r"(?m)^ (?:\+\+|--) (?:[ab]/)?([^\t\n]{1,500})")


class Reading(NamedTuple):
    """The part of a text that starts at an offset, as a file of a path would be read."""

    source: Source
    start: int


def readings(text: str, path: str) -> Iterator[Reading]:
    """The ways in which a text is read; `path` is "" for one that was pasted."""
    if path and places.style(path) is not Style.PROSE and not path.lower().endswith((".ipynb", ".diff", ".patch")):
        yield Reading(_source(path, text), 0)
        return
    if _HUNK.search(text):
        text = _HUNK.sub(lambda m: " " * len(m[0]), text)
        text = re.sub(r"(?m)^[-+]", " ", text)
        yield from _files(text)
    yield from (Reading(_source(name, text), 0) for name in (PASTED, _CODE))
    if _TAG.search(text):
        yield Reading(_source("pasted.xml", text), 0)
    if len(text) <= _LARGE:
        python = _source("pasted.py", text)
        if isinstance(python.python, Module):
            yield Reading(python, 0)
    for start, end, name in _fenced(text):
        yield Reading(_source(name, text[start:end]), start)
    yield from (Reading(_source(_SETTINGS, text[start:end]), start) for start, end in _settings(text))


def _source(path: str, text: str) -> Source:
    """A source with exactly this text, whatever encoding its first lines claim."""
    if Source(path, b"").kind is not Kind.TEXT or text.startswith("#!"):
        first = text.find("\n", text.find("\n") + 1)
        first = len(text) if first < 0 else first
        text = text[:first].replace("coding", "c0ding") + text[first:]
    return Source(path, text.encode())


def _files(text: str) -> Iterator[Reading]:
    """The files of a diff, the marks of its lines blanked already."""
    heads = list(_FILE.finditer(text))
    ends = [*(m.start() for m in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        if end - head.end() > 1:
            yield Reading(_source(head[1].strip() or PASTED, text[head.end() : end]), head.end())


def _fenced(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, path) of the blocks of code in prose."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text + "\n"):
        if opened is None:
            opened = fence
            continue
        ending = _LANGUAGES.get(opened[1].lower())
        if ending:
            yield opened.end(), fence.start(), f"pasted.{ending}" if ending != "env" else _SETTINGS
        opened = None


def _settings(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs whose lines are mostly `name = value` or `name: value`."""
    at = 0
    for paragraph in re.split(r"(\n[ \t]*\n|^```[^\n]*\n)", text):
        start, at = at, at + len(paragraph)
        lines = [line for line in paragraph.split("\n") if line.strip()]
        hits = sum(_SETTING.match(line) is not None and _PROGRAM.match(line) is None for line in lines)
        rest = sum(_ASIDE.match(line) is not None and _SETTING.match(line) is None for line in lines)
        if hits and hits >= 0.6 * (len(lines) - rest):
            yield start, at
