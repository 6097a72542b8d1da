"""Where code stands in documentation and in notebooks: only there is a command meant to be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import commands
from aisec_hooks.dependencies.requirement import Manifest

_FENCE = late.compiled(r"[ \t>]{0,40}(`{3,}|~{3,})")
_INDENTED = late.compiled(r"(?: {2,}|\t)")
_INLINE = late.compiled(r"``([^`\n]{1,500})``|`([^`\n]{1,500})`")
_MAGIC = late.compiled(
    r"^[ \t]*(?:[!%]{1,2}(?![!%])|(?:\S{0,80}python[\d.]{0,6}[ \t]+-m[ \t]+)?(?:pip3?|uv[ \t]+pip)[ \t]+install)"
    r"(?:[^\n\\]|\\(?:\n|(?!\n)))*",
    re.MULTILINE,
)


def read_markup(text: str) -> Manifest:
    """Markdown and reStructuredText."""
    return commands.read_pieces(text, _code(text)) if commands.installs(text) else Manifest()


def read_notebook(text: str) -> Manifest:
    """The text of a notebook, or the file that it is in."""
    if not commands.installs(text):
        return Manifest()
    if text.lstrip()[:1] != "{":
        return commands.read_pieces(text, _magics(text))
    from aisec_hooks.syntax.notebook import read as notebook_in  # noqa: PLC0415  # most runs see no notebook

    notebook = notebook_in(text)
    if notebook is None:
        return Manifest()
    found = commands.read_pieces(notebook.text, _magics(notebook.text))
    requirements = []
    for requirement in found.requirements:
        line, column = notebook.place(requirement.line, requirement.column)
        _, end = notebook.place(requirement.line, requirement.end_column, end=True)
        requirements.append(replace(requirement, line=line, column=column, end_column=end))
    indexes = tuple(replace(index, line=notebook.place(index.line, 1)[0]) for index in found.indexes)
    return replace(found, requirements=tuple(requirements), indexes=indexes)


def _magics(text: str) -> Iterator[tuple[int, int]]:
    for found in _MAGIC.finditer(text):
        yield found.span()


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Fenced blocks line by line, indented lines, and code within sentences; a continued line goes with the next."""
    at, fence, begun = 0, "", -1
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence, begun = "" if fence else mark[1], -1
        elif fence or _INDENTED.match(line):
            begun = start if begun < 0 else begun
            if not line.rstrip().endswith(("\\", "^")):
                yield begun, start + len(line)
                begun = -1
        if not fence and "`" in line and not mark:
            for found in _INLINE.finditer(line):
                span = found.span(found.lastindex or 0)
                yield start + span[0], start + span[1]
