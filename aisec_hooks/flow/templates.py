"""What Jinja2 does with the values that a template prints."""

from __future__ import annotations

import ast
import re

from aisec_hooks.flow.values import Value, mixed

ESCAPES = "jinja2: escapes"
PRINTS = "jinja2: prints as is"
"""Types of environments and templates, by whether they escape what they print."""

_SAFE_FILTER = re.compile(r"\{\{-?[ \t]*(\w+)[^}|]*\|[ \t]*safe\b")
_PRINTED = re.compile(r"\{\{-?[ \t]*(\w+)")
_AUTOESCAPE_OFF = re.compile(r"\{%-?[ \t]*autoescape[ \t]+(?:false|off)", re.IGNORECASE)


def unescaped(template: str) -> list[str]:
    """The variables that a template prints unescaped although the environment escapes."""
    pattern = _PRINTED if _AUTOESCAPE_OFF.search(template) else _SAFE_FILTER
    return list(dict.fromkeys(pattern.findall(template)))


def call(node: ast.Call, name: str, receiver: Value, values: dict[int | str, Value]) -> Value | None:
    """The result of Jinja2's own calls, None for any other call."""
    last = node.func.attr if isinstance(node.func, ast.Attribute) else name.rpartition(".")[2]
    if name in ("jinja2.Environment", "jinja2.Template", "jinja2.sandbox.SandboxedEnvironment"):
        return Value(type=ESCAPES if _escapes(node) else PRINTS)
    if receiver.type in (ESCAPES, PRINTS):
        if last in ("from_string", "get_template", "select_template", "overlay"):
            return Value(type=receiver.type)
        if last in ("render", "render_async", "generate"):
            return mixed(values.values()) if receiver.type == PRINTS else Value()
    return None


def _escapes(node: ast.Call) -> bool:
    """Whether `autoescape` is on: it is off unless given, and a function of the file name counts as on."""
    given = next((k.value for k in node.keywords if k.arg == "autoescape"), None)
    return given is not None and not (isinstance(given, ast.Constant) and not given.value)
