"""Which hosts are this very machine."""

from __future__ import annotations

import ast
import re

from aisec_hooks import late
from aisec_hooks.syntax.given import Given

_LOCAL = late.compiled(
    r"(?:[a-z0-9+.-]*://)?(?:[^/@\s]*@)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?)(?![\w.-])", re.IGNORECASE
)


def is_local(given: Given | None) -> bool:
    """Whether a host or address begins with a name of this machine."""
    return given is not None and _LOCAL.match(beginning(given)) is not None


def beginning(given: Given) -> str:
    """The text that a string surely begins with, "" if none is known."""
    value = given.around.value(given.node)
    match value.node:
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            return text
        case ast.JoinedStr(values=[ast.FormattedValue(value=first), *_]):
            return beginning(Given(first, value.around))
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left):
            return beginning(Given(left, value.around))
        case ast.Call(func=ast.Attribute(value=left, attr="format")):
            return beginning(Given(left, value.around))
        case _:
            known = value.constant
            return known if isinstance(known, str) else ""
