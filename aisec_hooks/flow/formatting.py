"""What formatting makes of a literal template: its pieces with the values in their places."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence

from aisec_hooks import late
from aisec_hooks.flow import containers
from aisec_hooks.flow.combining import concatenated, mixed
from aisec_hooks.flow.values import NOTHING, Hole, Part, Value, literal

NUMERIC = frozenset("diouxXeEfFgGcn")
"""Conversions that let a number through and no text."""
_PERCENT = late.compiled(r"%(?:\((?P<key>\w+)\))?[-+ #.*0-9]*(?P<type>[a-zA-Z%])")
_DOLLARS = late.compiled(r"\$(?:\$|(?P<named>[a-zA-Z_]\w*)|\{(?P<braced>[a-zA-Z_]\w*)\})")
_BRACES = late.compiled(r"\{\{|\}\}|\{(?P<field>[^{}!:]*)(?:!(?P<conversion>[rsa]))?(?::(?P<spec>[^{}]*))?\}")


def percent(template: Value, argument: ast.expr, evaluate: Callable[[ast.expr], Value]) -> Value:
    """`template % argument`."""
    if not template.constant:
        return mixed([template, evaluate(argument)])
    if isinstance(argument, ast.Tuple):
        values: Sequence[Value] = [evaluate(e) for e in argument.elts]
    else:
        values = [evaluate(argument)]
    named = {}
    if isinstance(argument, ast.Dict):
        pairs = zip(argument.keys, argument.values, strict=True)
        named = {k.value: evaluate(v) for k, v in pairs if isinstance(k, ast.Constant)}
    parts: list[Value] = []
    text, position, index = template.text, 0, 0
    for match in _PERCENT.finditer(text):
        parts.append(literal(text[position : match.start()]))
        position = match.end()
        if match["type"] == "%":
            parts.append(literal("%"))
            continue
        if match["key"]:
            value = named.get(match["key"], values[0] if values else NOTHING)
        else:
            value = values[index] if index < len(values) else mixed(values[-1:])
            index += 1
        parts.append(_number(value) if match["type"] in NUMERIC else _hole(value))
    parts.append(literal(text[position:]))
    return concatenated(parts)


def braces(template: Value, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value:
    """`template.format(...)`."""
    if not template.constant:
        return mixed([template, *arguments, *keywords.values()], template.type)
    parts: list[Value] = []
    text, position, index = template.text, 0, 0
    for match in _BRACES.finditer(text):
        parts.append(literal(text[position : match.start()]))
        position = match.end()
        if match[0] in ("{{", "}}"):
            parts.append(literal(match[0][0]))
            continue
        key = re.split(r"[.\[]", match["field"] or "")[0].strip()
        if key == "":
            value = arguments[index] if index < len(arguments) else NOTHING
            index += 1
        elif key.isdecimal():
            at = int(key[:9])
            value = arguments[at] if at < len(arguments) else NOTHING
        else:
            value = keywords.get(key, keywords.get("**", NOTHING))
        numeric = bool(match["spec"]) and match["spec"][-1] in NUMERIC
        parts.append(_number(value) if numeric else _hole(value))
    parts.append(literal(text[position:]))
    return concatenated(parts)


def dollars(template: Value, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value:
    """`string.Template(template).substitute(...)`."""
    if not template.constant:
        return mixed([template, *arguments, *keywords.values()])
    mapping = arguments[0] if arguments else NOTHING
    parts: list[Value] = []
    text, position = template.text, 0
    for match in _DOLLARS.finditer(text):
        parts.append(literal(text[position : match.start()]))
        position = match.end()
        name = match["named"] or match["braced"]
        value = literal("$") if name is None else keywords.get(name)
        if value is None:
            value = containers.member_at(mapping, literal(name))
        if value is None:
            value = containers.item(keywords.get("**", mapping), literal(name))
        parts.append(_hole(value))
    parts.append(literal(text[position:]))
    return concatenated(parts)


def _hole(value: Value) -> Value:
    """A value as one piece of a text: its own pieces if they are known."""
    parts: tuple[Part, ...] = value.parts if value.parts is not None else (Hole(value.taints),)
    return Value(value.taints, parts)


def _number(value: Value) -> Value:
    """What a number's conversion lets through."""
    taints = value.numeric().taints
    return Value(taints, (Hole(taints),))
