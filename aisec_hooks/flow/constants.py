"""Literals of the code that reach a place where no literal should be."""

from __future__ import annotations

import ast
import re

from aisec_hooks import late
from aisec_hooks.flow.reached import Reached
from aisec_hooks.model import Confidence

_PUBLIC = late.compiled(r"PUBLIC KEY|CERTIFICATE|^ssh-(?:rsa|ed25519|dss) ")
_PLACEHOLDER = late.compiled(
    r"^(?:<.*>|\{.*\}|\[.*\]|\.\.\.|x+|\*+|-+|todo|fixme|your[-_ ].*|.*[-_ ]here)$", re.IGNORECASE
)


def key_confidence(place: Reached) -> Confidence | None:
    """How surely a place gets a key, IV or salt that is written in the code."""
    known = place.value.known
    if not isinstance(known, (str, bytes)) or not known:
        return None
    text = known if isinstance(known, str) else known.decode("latin-1")
    if _PUBLIC.search(text[:200]) or _derives(place):
        return None
    return Confidence.MEDIUM if _PLACEHOLDER.match(text[:200]) else Confidence.HIGH


def _derives(place: Reached) -> bool:
    """`hmac.new(b"WebAppData", token)`: what is signed is the secret, and the literal is a label."""
    node = place.node
    if not isinstance(node, ast.Call) or place.shown.rpartition(".")[0] != "hmac":
        return False
    message = node.args[1] if len(node.args) > 1 else None
    names = (
        {
            n.id if isinstance(n, ast.Name) else n.attr
            for n in ast.walk(message)
            if isinstance(n, (ast.Name, ast.Attribute))
        }
        if message is not None
        else set()
    )
    return any(re.search(r"token|secret|key|password", name, re.IGNORECASE) for name in names)
