"""Where the literals stand that came to a cipher as its key: they are shown to nobody."""

from __future__ import annotations

import ast
import base64
from collections.abc import Collection, Iterator

from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.syntax.source import Source

SHORTEST = 4
"""A shorter text is found in too much else; as a whole it is looked for all the same."""


def unshown(source: Source, tree: ast.Module, literals: Collection[str]) -> Iterator[Unreported]:
    """The literals of a file that are these texts, a part of one, or another form of it."""
    if not literals:
        return
    forms = {form for text in literals for form in _forms(text)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)) or not node.value:
            continue
        text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
        if text in forms or (len(text) >= SHORTEST and any(text in form or form in text for form in forms)):
            yield Unreported(source.span(node))


def _forms(text: str) -> Iterator[str]:
    """A text, and how one writes it where it is no text."""
    yield text
    data = text.encode("latin-1", "ignore") if text.isascii() else text.encode("utf-8", "surrogatepass")
    for encoded in (base64.b64encode(data), base64.urlsafe_b64encode(data)):
        yield encoded.decode()
        yield encoded.decode().rstrip("=")
    yield data.hex()
    yield data.hex().upper()
