"""Data of the rule permissive-file-mode."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import dotted
from aisec_hooks.syntax.constants import UNKNOWN

_OTHERS_WRITE, _OTHERS_READ, _STICKY = 0o002, 0o004, 0o1000
_SYSTEM_CALLS = {"os.chmod": 1, "os.fchmod": 1, "os.lchmod": 1}
_METHODS = ("chmod", "lchmod", "fchmod")
_CREATES = {"os.mkdir": 1, "os.makedirs": 1, "os.open": 2, "os.mkfifo": 1, "os.mknod": 1, "pathlib.Path.mkdir": 0}
"""Calls whose mode the umask still takes away from -> the mode's position."""
_PRIVATE = late.compiled(
    r"(?:^|[_./\W])(?:secrets?|tokens?|passw(?:or)?ds?|credentials?|private|api_?keys?|id_rsa|\w*\.pem)(?![a-z])",
    re.IGNORECASE,
)
_MODE_TEXT = late.compiled(r"(?:0?[0-7]{2}[2367]|a\+\w*w\w*|o\+\w*w\w*|\+w|ugo\+\w*w\w*)$")
_DELETES = frozenset({"remove", "unlink", "rmdir", "rmtree"})
_DELETING = late.compiled(r"on_?(?:rm_?)?err|(?:^|_)rm|remove|delete|read_?only", re.IGNORECASE)
_SHELLS = frozenset({"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"})
_STARTS = frozenset(f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen"))


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield from _mask(node.value, around)
    elif isinstance(node, ast.Call):
        name = around.qualified(node.func)
        method = isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS
        if name in _SYSTEM_CALLS:
            yield from _changed(node, _SYSTEM_CALLS[name], around)
        elif method:
            yield from _changed(node, 0 if len(node.args) + len(node.keywords) == 1 else 1, around)
        elif name in _CREATES or around.canonical(node.func) in _CREATES:
            yield from _created(node, _CREATES.get(name, 0), around)
        elif name in _SHELLS or name in _STARTS:
            yield from _command(node, around)


def _mask(call: ast.Call, around: Around) -> Iterator[Hit]:
    """A mask that is set for good; one whose old value is kept is set back."""
    if around.qualified(call.func) != "os.umask" or not call.args:
        return
    mask = around.constant(call.args[0])
    if type(mask) is int and not mask & _OTHERS_WRITE and mask & 0o777 in (0, 0o011, 0o111):
        message = f"umask({mask:#o}) lets everybody write to the files that are made from now on"
        yield Hit(node=call, message=message, confidence=Confidence.HIGH)


def _changed(call: ast.Call, position: int, around: Around) -> Iterator[Hit]:
    found: Hit | None = None
    for case in around.cases() if any(around.is_parameter(a) for a in call.args) else [around]:
        given = case.arguments(call).get("mode", position)
        mode = UNKNOWN if given is None else given.constant
        if mode is UNKNOWN and given is not None:
            mode = _added(given.around.value(given.node).node, given.around)
        if type(mode) is not int:
            continue
        if mode & _OTHERS_WRITE and not mode & _STICKY:
            message = f"mode {mode:#o} lets everybody on the machine write"
            sure = Confidence.MEDIUM if _deletes(around) else Confidence.HIGH
            found = Hit(node=call, message=message, confidence=sure, names=_names(call))
        elif found is None and mode & _OTHERS_READ and _private(call):
            message = f"mode {mode:#o} lets everybody on the machine read it"
            found = Hit(node=call, message=message, confidence=Confidence.MEDIUM, names=_names(call))
    if found is not None:
        yield found


def _deletes(around: Around) -> bool:
    """Whether the function is about to delete the file: on Windows it must be writable for that."""
    if not around.functions:
        return False
    function = around.functions[0]
    called = around.file.once("called", function, lambda f: {_last(n) for n in around.calls_in(f)})
    return bool(called & _DELETES) or _DELETING.search(function.name) is not None


def _last(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else dotted(call.func)


def _added(node: ast.AST, around: Around) -> object:
    """The bits that are surely added to a mode that is not known: `st_mode | stat.S_IWOTH`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        for side in (node.left, node.right):
            bits = around.constant(side)
            if type(bits) is int and bits & _OTHERS_WRITE:
                return bits
    return UNKNOWN


def _created(call: ast.Call, position: int, around: Around) -> Iterator[Hit]:
    """A mode that is as wide as it reads only where the same function switches the umask off."""
    mode = around.arguments(call).constant("mode", position)
    if type(mode) is not int or not mode & _OTHERS_WRITE or mode & _STICKY or not around.functions:
        return
    inside = (n for n in around.calls_in(around.functions[0]) if n.args and _last(n) == "umask")
    if any(around.constant(n.args[0]) == 0 for n in inside):
        message = f"mode {mode:#o} without a umask lets everybody on the machine write"
        yield Hit(node=call, message=message, confidence=Confidence.HIGH, names=_names(call))


def _command(call: ast.Call, around: Around) -> Iterator[Hit]:
    """chmod as a program."""
    command = around.arguments(call).get("args", 0)
    if command is None:
        return
    value = command.around.value(command.node)
    words: list[object] = []
    if isinstance(value.node, ast.List | ast.Tuple):
        words = [value.around.constant(word) for word in value.node.elts]
    else:
        text = value.constant
        words = list(text.split()) if isinstance(text, str) and len(text) < 1000 else []
    plain = [w for w in words if isinstance(w, str)]
    if "sudo" in plain[:1]:
        plain = plain[1:]
    modes = [w for w in plain[1:] if not w.startswith("-")]
    if plain and plain[0].rpartition("/")[2] == "chmod" and modes and _MODE_TEXT.match(modes[0]):
        message = f"chmod {modes[0]} lets everybody on the machine write"
        yield Hit(node=call, message=message, confidence=Confidence.HIGH)


def _private(call: ast.Call) -> bool:
    target = call.args[0] if len(call.args) > 1 else getattr(call.func, "value", None)
    if isinstance(target, ast.Constant):
        return isinstance(target.value, str) and bool(_PRIVATE.search(target.value))
    return target is not None and bool(_PRIVATE.search(dotted(target)))


def _names(call: ast.Call) -> dict[str, str]:
    first = call.args[0] if len(call.args) > 1 else getattr(call.func, "value", None)
    return {"path": first.id} if isinstance(first, ast.Name) and first.id != "os" else {}


RULE = SyntaxRule(
    name="permissive-file-mode",
    title="File opened to every user of the machine",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(732, 276),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"path": "path"},
    nodes=(ast.Call, ast.Expr),
    check=_check,
)
