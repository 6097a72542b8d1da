"""What a program in Python asks for: at its head, and with the commands that it starts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import commands, pyproject
from aisec_hooks.dependencies.manifests.beginning import leads
from aisec_hooks.dependencies.manifests.gathered import Gathered
from aisec_hooks.dependencies.manifests.installers import COMMANDS
from aisec_hooks.dependencies.manifests.places import Columns
from aisec_hooks.dependencies.manifests.words import Word
from aisec_hooks.dependencies.requirement import Manifest
from aisec_hooks.syntax.parse import Broken, parse

_SIGN = late.compiled(r"\b(?:pip|uv|pipx|conda|session)\d?\b|pip_install")
_SHELLS = frozenset(
    "run call check_call check_output Popen system popen getoutput getstatusoutput sudo local shell sh execute "
    "exec_command run_command run_commands create_subprocess_shell exec_run spawn".split()
)
"""Functions that are given a command as one text."""
_COLLECTIONS = frozenset("list tuple set frozenset sorted extend append join index issubset".split())
"""Functions that are given words which are no command."""
_COMMAND_NAME = late.compiled(r"(?i)cmd|command|arg|call|install")
_DIRECT = frozenset({"pip_install", "uv_pip_install"})
"""Functions of services that build images, which are given the names themselves."""
_FILLED_IN = Word("$", 0)
"""What stands for an argument that only the running program knows."""


def read(text: str) -> Manifest:
    """The inline metadata of a script, and the commands in its calls."""
    gathered = Gathered(text)
    if "# /// script" in text:
        pyproject.inline(gathered, text)
    gather(gathered, text)
    return gathered.manifest()


def gather(gathered: Gathered, text: str) -> None:
    """The commands in the calls of a program; texts that are only shown are none."""
    if "install" not in text or not _SIGN.search(text):
        return
    parsed = parse(text)
    if isinstance(parsed, Broken):
        return
    columns = Columns(text)
    for node in ast.walk(parsed.tree):
        match node:
            case ast.Call(func=function, args=arguments):
                _call(gathered, _name(function), _owner(function), arguments, columns)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _COMMAND_NAME.search(name):
                _words(gathered, _joined(value), columns)


def _call(gathered: Gathered, name: str, owner: str, arguments: list[ast.expr], columns: Columns) -> None:
    if name in _SHELLS:
        pieces = [columns.inside(node) for node in arguments if _is_text(node)]
        commands.gather(gathered, gathered.text, pieces, documentation=False)
    if name in _DIRECT or (name == "install" and owner in {"session", "micropip", "piplite"}):
        _install(gathered, arguments, columns)
    elif name == "main" and arguments and isinstance(arguments[0], ast.List):
        first, *rest = arguments[0].elts or [arguments[0]]
        if isinstance(first, ast.Constant) and first.value == "install":
            _install(gathered, rest, columns)
    _words(gathered, arguments, columns)
    if name not in _COLLECTIONS:
        for argument in arguments:
            _words(gathered, _joined(argument), columns)


def _install(gathered: Gathered, arguments: list[ast.expr], columns: Columns) -> None:
    """What is given to a function that installs it."""
    line = [Word("install", 0), *(_word(node, columns) for node in _flat(arguments))]
    if len(line) > 1:
        commands.command(gathered, line, "pip", columns.offset(arguments[0]))


def _words(gathered: Gathered, nodes: list[ast.expr], columns: Columns) -> None:
    """A command whose words are in a list, such as `["python", "-m", "pip", "install", "flask"]`."""
    for node, following in zip(nodes, range(1, len(nodes)), strict=False):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue  # such as `sys.executable`
        program = node.value.rpartition("/")[2].removesuffix(".exe").rstrip("0123456789.")
        if program in COMMANDS:
            line = [_word(each, columns) for each in nodes[following:]]
            commands.command(gathered, line, program, columns.offset(node))
            return
        if not leads(node.value):
            return


def _word(node: ast.expr, columns: Columns) -> Word:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return Word(node.value, columns.inside(node)[0])
    return _FILLED_IN


def _joined(node: ast.expr) -> list[ast.expr]:
    """The elements of a list, or of several that are added to each other."""
    ends: list[list[ast.expr]] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        ends.append(node.right.elts if isinstance(node.right, ast.List) else [node.right])
        node = node.left
    return [*node.elts, *chain.from_iterable(reversed(ends))] if isinstance(node, ast.List) else []


def _flat(nodes: list[ast.expr]) -> Iterator[ast.expr]:
    for node in nodes:
        if isinstance(node, ast.List | ast.Tuple):
            yield from node.elts
        else:
            yield node


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _owner(function: ast.expr) -> str:
    return _name(function.value) if isinstance(function, ast.Attribute) else ""
