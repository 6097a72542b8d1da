"""Which options of a command line hold no text of the user's choosing, by how they are declared."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from aisec_hooks.flow.annotations import HARMLESS

_CHECKED_TYPES = HARMLESS | frozenset(
    "INT FLOAT BOOL UUID IntRange FloatRange DateTime Choice IntParamType BooleanOptionalAction".split()
)
_SWITCHES = frozenset("store_true store_false store_const append_const count help version".split())
_FLAGS = frozenset({"is_flag", "count", "flag_value"})


def harmless_options(calls: Iterable[ast.Call]) -> frozenset[str]:
    """The names of those that `add_argument("--port", type=int)` and `@click.option("--port", type=int)` declare."""
    declared = [(name, _is_harmless(call)) for call in calls for name in _names(call)]
    free = {name for name, harmless in declared if not harmless}
    return frozenset(name for name, harmless in declared if harmless) - free


def _is_harmless(call: ast.Call) -> bool:
    for keyword in call.keywords:
        value = keyword.value
        if keyword.arg == "type" and _last(value) in _CHECKED_TYPES:
            return True
        if keyword.arg == "choices":
            return True
        if keyword.arg == "action" and (_last(value) in _CHECKED_TYPES or _constant(value) in _SWITCHES):
            return True
        if keyword.arg in _FLAGS and _constant(value) not in (False, None):
            return True
        # click takes the type of the default; argparse does not
        of_default = keyword.arg == "default" and _last(call.func) == "option"
        if of_default and type(_constant(value)) in (int, float, bool) and all(k.arg != "type" for k in call.keywords):
            return True
    return False


def _names(call: ast.Call) -> Iterator[str]:
    """The variable or attribute that an option's value is in."""
    told = next((k.value for k in call.keywords if k.arg == "dest"), None)
    if isinstance(told, ast.Constant):
        yield str(told.value)
        return
    written = [str(a.value) for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    plain = [w for w in written if not w.startswith("-")]
    chosen = plain or [w for w in written if w.startswith("--")] or written
    for name in chosen[:1]:
        yield name.lstrip("-").partition("/")[0].replace("-", "_")


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else node
