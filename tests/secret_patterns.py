"""Every regular expression of the secret engines and of the mask, with how each is used, read from the modules."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from aisec_hooks.engines import secret_calls, secret_codes, secret_commands, secret_places, secret_values
from aisec_hooks.engines.secret_tokens import _whole
from aisec_hooks.engines.token_formats import THEMES, formats

PACKAGE = Path(secret_calls.__file__).parents[1]
GLOBS = (
    "engines/secret*.py",
    "engines/detect_secrets.py",
    "engines/letters.py",
    "engines/token_checks.py",
    "engines/token_formats/*.py",
    "scrub/*.py",
    "mask.py",
)
METHODS = frozenset(("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"))
TAKERS = {"_pattern": 1, "_random": 0}
"""Functions of `secret_codes` that are given a pattern, and as which argument."""


class Pattern(NamedTuple):
    """A pattern and one way in which it is used."""

    where: str
    """Module, and name or text of the pattern."""
    text: str
    flags: int
    method: str


def _tokens() -> Iterator[str]:
    return (_whole(one).pattern for theme in THEMES for one in formats(theme))


def _options() -> Iterator[str]:
    return (rf"(?<=[\s\"',]){command.option}" for command in secret_commands._COMMANDS)


def _words() -> Iterator[str]:
    programs = (program for command in secret_commands._COMMANDS for program in command.programs)
    return (rf"[\s\"'](?:{word})[\s\"']" for _, _, word in (p.partition(" ") for p in programs) if word)


def _call_names() -> Iterator[str]:
    return (c.names for c in secret_calls._CALLS + secret_calls._CLIENTS + secret_calls._SIGNING)


COMPUTED: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("secret_calls", "call.names"): _call_names,
    ("secret_commands", "[word]"): _words,
    ("secret_commands", "[option]"): _options,
    ("secret_tokens", "[known.pattern]"): _tokens,
    ("detect_secrets", "plugin.extent"): lambda: (p.extent for p in secret_codes.PLUGINS if p.extent),
    ("secret_places", "names"): lambda: (names for _, names in secret_places._STYLES),
    ("secret_values", "kind"): lambda: ("[a-z]", "[A-Z]", "[0-9]", secret_values._SIGN),
    ("secret_codes", "pattern"): lambda: (),  # what `_pattern` and `_random` are given, see TAKERS
}
"""(module, what the expression is made of) -> the patterns that it stands for."""


def patterns() -> list[Pattern]:
    """All of them; one that is not understood is an error, so that none is left out."""
    trees = {path: ast.parse(path.read_text("utf-8")) for pattern in GLOBS for path in sorted(PACKAGE.glob(pattern))}
    everywhere = [_Uses(ast.parse(path.read_text("utf-8"))) for path in PACKAGE.rglob("*.py")]
    found: dict[tuple[str, int, str], Pattern] = {}
    for path, tree in trees.items():
        for one in _of_module(path, tree, everywhere):
            found.setdefault((one.text, one.flags, one.method), one)
    return list(found.values())


def _of_module(path: Path, tree: ast.Module, everywhere: list[_Uses]) -> Iterator[Pattern]:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        taker = _taker(call)
        if taker is None or (taker in TAKERS and path.stem != "secret_codes"):
            continue
        expression = call.args[TAKERS.get(taker, 0)]
        flags = _flags(call, module) if taker in ("compiled", "compile") or taker in METHODS else 0
        for text in _texts(expression, module, call, parents):
            for method in _methods(taker, call, parents, everywhere):
                yield Pattern(f"{path.stem}: {_named(call, expression, parents)}", text, flags, method)


def _taker(call: ast.Call) -> str | None:
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=attr) if attr in METHODS or attr == "compile":
            return attr
        case ast.Attribute(value=ast.Name(id="late"), attr="compiled"):
            return "compiled"
        case ast.Name(id=name) if name in TAKERS:
            return name
    return None


def _named(call: ast.Call, expression: ast.expr, parents: dict[ast.AST, ast.AST]) -> str:
    parent = parents[call]
    if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
        return parent.targets[0].id
    return ast.unparse(expression)


def _flags(call: ast.Call, module: ModuleType) -> int:
    position = 1 if _taker(call) in ("compiled", "compile") else 2
    given = [*call.args[position:], *(k.value for k in call.keywords if k.arg == "flags")]
    if _taker(call) in ("sub", "subn", "split"):
        given = []
    return int(_evaluated(given[0], module, {})) if given else 0


def _texts(expression: ast.expr, module: ModuleType, call: ast.Call, parents: dict[ast.AST, ast.AST]) -> Iterator[str]:
    if isinstance(expression, ast.IfExp):
        yield from _texts(expression.body, module, call, parents)
        yield from _texts(expression.orelse, module, call, parents)
        return
    try:
        yield _evaluated(expression, module, _locals(call, module, parents))
    except (NameError, AttributeError):
        inserted = [ast.unparse(n.value) for n in ast.walk(expression) if isinstance(n, ast.FormattedValue)]
        made = f"[{','.join(inserted)}]" if inserted else ast.unparse(expression)
        known = COMPUTED[module.__name__.rpartition(".")[2], made]
        yield from known()


def _locals(call: ast.AST, module: ModuleType, parents: dict[ast.AST, ast.AST]) -> dict[str, Any]:
    """The texts that the function around a call puts together before."""
    node = call
    while not isinstance(node, ast.FunctionDef | ast.Module):
        node = parents[node]
    known: dict[str, Any] = {}
    for one in ast.walk(node) if isinstance(node, ast.FunctionDef) else ():
        if (
            isinstance(one, ast.Assign)
            and isinstance(one.targets[0], ast.Name)
            and isinstance(one.value, ast.JoinedStr)
        ):
            known[one.targets[0].id] = _evaluated(one.value, module, known)
    return known


def _evaluated(expression: ast.expr, module: ModuleType, known: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(expression), "pattern", "eval"), vars(module), known)  # our own


def _methods(taker: str, call: ast.Call, parents: dict[ast.AST, ast.AST], everywhere: list[_Uses]) -> Iterator[str]:
    """How it is used; where that is not seen in the same expression or by its name: searched with."""
    if taker in METHODS:
        yield taker
        return
    parent = parents[call]
    if isinstance(parent, ast.Attribute) and parent.attr in METHODS:
        yield parent.attr
        return
    if not isinstance(parent, ast.Assign) or not isinstance(parent.targets[0], ast.Name):
        yield "search"
        return
    name = parent.targets[0].id
    node: ast.AST = parent
    while not isinstance(node, ast.FunctionDef | ast.Module):
        node = parents[node]
    if isinstance(node, ast.Module):
        text = ast.dump(call)
        used = {m for one in everywhere if name in one.imported or one.made.get(name) == text for m in one.uses(name)}
    else:
        used = set(_Uses(node).uses(name))
    yield from sorted(used) if used else ("search",)


class _Uses:
    """What is done with the names of a module or a function."""

    def __init__(self, tree: ast.AST) -> None:
        self.imported: set[str] = set()
        self.made: dict[str, str] = {}
        self._uses: dict[str, set[str]] = {}
        owners = {n.value: n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(tree):
            match node:
                case ast.ImportFrom(names=names):
                    self.imported |= {alias.name for alias in names}
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as value):
                    self.made[name] = ast.dump(value)
                case ast.Name(id=name, ctx=ast.Load()):
                    self._uses.setdefault(name, set()).add(owners.get(node, "search"))

    def uses(self, name: str) -> set[str]:
        return self._uses.get(name, set())
