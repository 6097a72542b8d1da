"""The engine for template files: variables that are printed unescaped, or escaped in vain."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks.model import Match
from aisec_hooks.syntax.source import Source

_ENDINGS = (
    *(".html", ".htm", ".xhtml", ".svg", ".xml"),
    *(".jinja", ".jinja2", ".j2", ".tmpl", ".mako", ".mak"),
)
_MAKO = (".mako", ".mak")
_WORDS = ("safe", "autoescape", "Markup", "request", "{% raw ", "| n", "|n", "{% module ")
"""All that is reported has one of these."""


class Templates:
    """Reads template files of Jinja2, Django and Mako."""

    name = "templates"

    def wants(self, source: Source) -> bool:
        """Whether the file is a template by its name and has a word of what is reported."""
        path = source.path.lower()
        if not path.endswith(_ENDINGS):
            return False
        text = source.text
        marks = ("${",) if path.endswith(_MAKO) else ("{{", "{%")
        return any(mark in text for mark in marks) and any(word in text for word in _WORDS)

    def check(self, source: Source) -> Iterator[Match]:
        """What the file prints and should not, in order of place."""
        from aisec_hooks.engines.template_verdicts import verdicts  # noqa: PLC0415  # few commits change templates

        yield from verdicts(source.path.lower(), source.text)
