"""Reading a rule's page: the Markdown file with its prose, examples and remediation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from string import Template

from msgspec import Struct

from aisec_hooks import late

SECTIONS = ("Bad", "Good", "Fix", "Not detected", "References")
_FENCE = late.compiled(r"^```([^\n`]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


class Block(Struct, frozen=True, kw_only=True):
    """A fenced block: its language, the `key=value` words after it, and its text."""

    language: str
    options: Mapping[str, str]
    text: str


class Page(Struct, frozen=True, kw_only=True):
    """A rule's page; `why` is the prose before the first section."""

    title: str
    why: str
    sections: Mapping[str, str]
    """Section heading -> its Markdown."""

    def blocks(self, section: str) -> list[Block]:
        """The fenced blocks of a section, in order."""
        return [_block(m[1], m[2]) for m in _FENCE.finditer(self.sections.get(section, ""))]

    def fix(self, names: Mapping[str, str]) -> tuple[str, list[Block]]:
        """The Fix section's sentence and its blocks, `${name}` replaced by what `names` has."""
        text = Template(self.sections["Fix"]).safe_substitute(names)
        sentence = " ".join(_FENCE.sub("", text).split())
        return sentence, [_block(m[1], m[2]) for m in _FENCE.finditer(text)]


def load(name: str) -> Page:
    """The page of the rule `name`."""
    file = resources.files("aisec_hooks.rules") / f"{name.replace('-', '_')}.md"
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Page:
    """A page from its Markdown."""
    head, *parts = re.split(r"^## +", text, flags=re.MULTILINE)
    title, _, why = head.strip().partition("\n")
    sections = {}
    for part in parts:
        heading, _, body = part.partition("\n")
        sections[heading.strip()] = body.strip("\n")
    return Page(title=title.removeprefix("# ").strip(), why=why.strip(), sections=sections)


def _block(info: str, text: str) -> Block:
    language, *words = info.split() or [""]
    options = dict(word.split("=", 1) for word in words if "=" in word)
    return Block(language=language, options=options, text=text)
