"""Which parameter of a function gets which argument of a call."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from aisec_hooks.flow import containers
from aisec_hooks.flow.callables import Arguments, Function
from aisec_hooks.flow.combining import joined, of_items
from aisec_hooks.flow.values import ANY, NOTHING, OPAQUE, Items, Value, constant

MOST_SPREAD = 32
NO_DEFAULTS: Mapping[ast.expr, Value] = {}


def given(node: ast.Call, values: Arguments) -> tuple[list[Value], dict[str, Value], Value]:
    """(positional arguments, keywords, what `*these` and `**those` may hold besides) of a call."""
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    rest: list[Value] = []
    for key, value in values.items():
        if isinstance(key, int):
            if not isinstance(node.args[key], ast.Starred):
                positional.append(value)
            elif value.items is not None and not any(k is ANY for k, _ in value.items) and value.type != "dict":
                positional += [v for _, v in value.items]
            else:
                rest.append(containers.member(value))
        elif key != "**":
            keywords[key] = value
        elif value.items is not None:
            keywords.update({k: v for k, v in value.items if isinstance(k, str)})
            rest += [v for k, v in value.items if k is ANY]
        else:
            rest.append(containers.member(value))
    return positional, keywords, joined(rest) if rest else NOTHING


def bound(
    parameters: ast.arguments,
    positional: Sequence[Value],
    keywords: dict[str, Value],
    rest: Value,
    defaults: Mapping[ast.expr, Value] = NO_DEFAULTS,
) -> dict[str, Value]:
    """The parameters of a function by name; what is not given is its default."""
    names = [a.arg for a in (*parameters.posonlyargs, *parameters.args)]
    env = {a.arg: _default(default, defaults) for a, default in with_defaults(parameters)}
    env.update(zip(names, positional, strict=False))  # too many or too few
    extra = list(positional[len(names) :])
    more: dict[str, Value] = {}
    for name, value in keywords.items():
        if name in env:
            env[name] = value
        else:
            more[name] = value
    if rest.taints:  # `f(*args, **kwargs)`: any of them
        for name in names[len(positional) :]:
            if name not in keywords:
                env[name] = rest
    if parameters.vararg is not None:
        every = [*extra, rest] if rest.taints else extra
        summed = bool(rest.taints) or len(every) > MOST_SPREAD
        items: Items = ((ANY, joined(every)),) if summed else tuple(enumerate(every))
        env[parameters.vararg.arg] = of_items(items, "tuple")
    if parameters.kwarg is not None:
        pairs: Items = (*more.items(), (ANY, rest)) if rest.taints else tuple(more.items())
        env[parameters.kwarg.arg] = of_items(pairs, "dict")
    return env


def routed(parameters: ast.arguments, values: dict[str, Value]) -> tuple[list[Value], dict[str, Value]]:
    """(positional arguments, keywords) by which a router hands over what the function within a wrapper is to get."""
    names = [a.arg for a in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)]
    free = [a.arg for a in (*parameters.posonlyargs, *parameters.args) if a.arg not in values]
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for name, value in values.items():
        if name in names:
            keywords[name] = value
        elif free:
            keywords[free.pop(0)] = value
        elif parameters.kwarg is not None:
            keywords[name] = value
        else:
            positional.append(value)
    return positional, keywords


def with_defaults(parameters: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """Each parameter but `*these` and `**those`, with its default."""
    positional = [*parameters.posonlyargs, *parameters.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(parameters.defaults))
    yield from zip(positional, [*defaults, *parameters.defaults], strict=True)
    yield from zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)


def takes_object(function: Function) -> bool:
    """Whether a method's first parameter is its object."""
    return not any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list)


def _default(default: ast.expr | None, known: Mapping[ast.expr, Value]) -> Value:
    if default is not None and default in known:
        return known[default]
    if isinstance(default, ast.Constant) and isinstance(default.value, (str, bytes, int, float, type(None))):
        return constant(default.value)
    return NOTHING if isinstance(default, (ast.List, ast.Dict, ast.Tuple, ast.Set)) else OPAQUE


def is_generator(function: Function) -> bool:
    """Whether calling it gives an iterator over what it yields."""
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending.extend(ast.iter_child_nodes(node))
    return False
