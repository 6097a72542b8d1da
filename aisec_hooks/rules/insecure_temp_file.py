"""Data of the rule insecure-temp-file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Cleared, Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import How, dotted
from aisec_hooks.syntax.given import Given

_SHARED = late.compiled(r"/(?:tmp|var/tmp|dev/shm)/")
_MAKES_SAFELY = late.compiled(
    r"(?:^|\.)(?:mkdir|makedirs|mkfifo|mknod|bind|start_unix_server|create_unix_server|copytree)$"
)
_RANDOM = late.compiled(
    r"uuid|token|random|secret|urandom|mkstemp|mkdtemp|Temporary|sha|md5|hash|digest|nonce|getuser|unique|rand|salt",
    re.IGNORECASE,
)
_IDENTIFIER = late.compiled(r"(?:^|_|\.)(?:id|key|name|path|file\w*)$", re.IGNORECASE)
_OPENERS = {
    **dict.fromkeys(("open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open", "tarfile.open"), 1),
    **dict.fromkeys(("zipfile.ZipFile", "tarfile.TarFile", "gzip.GzipFile", "aiofiles.open", "builtins.open"), 1),
}
"""What opens a file -> where its mode stands."""
_WRITERS = frozenset("write_text write_bytes to_csv to_json to_parquet to_excel to_pickle savefig save touch".split())
_LOGGERS = late.compiled(r"logging\.(?:handlers\.)?(?:Rotating|TimedRotating|Watched)?FileHandler")
_MOST_PIECES = 64

Pieces = list[str | Given]


def _check(node: ast.AST, around: Around) -> Iterator[Hit | Cleared]:
    if not isinstance(node, ast.Call):
        return
    name = around.qualified(node.func)
    if name in ("tempfile.mktemp", "os.tempnam", "os.tmpnam"):
        yield from _named_only(node, around)
        return
    path, sure = _written(node, name, around)
    if path is None or _runs_alone(around.text):
        return
    for case in around.cases() if around.is_parameter(path) else [around]:
        pieces = _pieces(Given(path, case))
        shown = _shared_name(pieces)
        if shown:
            message = f"{shown} is a name that others can foresee, in a directory that all users share"
            yield Hit(node=node, message=message, confidence=min(sure, _certainty(pieces)))
            return


def _runs_alone(text: str) -> bool:
    """Whether it is a function of AWS Lambda, whose /tmp nobody else has."""
    return "lambda_handler" in text or "def handler(event, context)" in text


def _named_only(call: ast.Call, around: Around) -> Iterator[Hit | Cleared]:
    """mktemp(): harmless where what takes the name refuses what is already there."""
    user = around.outer[0] if around.outer else None
    users = [user] if isinstance(user, ast.Call) else []
    if isinstance(user, ast.Assign) and isinstance(user.targets[0], ast.Name):
        users = around.file.once("takers", around.scope, _takers).get(user.targets[0].id, [])
    if users and all(_MAKES_SAFELY.search(dotted(c.func)) for c in users[:_MOST_PIECES]):
        yield Cleared(rule="insecure-temp-file", line=call.lineno)
        return
    folder = around.arguments(call).get("dir", 2)
    private = folder is not None and not _SHARED.match(f"{folder.constant}/".replace("//", "/"))
    sure = Confidence.MEDIUM if private or around.arguments(call).open else Confidence.HIGH
    yield Hit(node=call, message="mktemp() names a file that another process can create first", confidence=sure)


def _takers(scope: ast.AST) -> dict[str, list[ast.Call]]:
    """Name -> the calls that are given it as an argument."""
    found: dict[str, list[ast.Call]] = {}
    for call in ast.walk(scope):
        if isinstance(call, ast.Call):
            for argument in (*call.args, *(k.value for k in call.keywords)):
                if isinstance(argument, ast.Name):
                    found.setdefault(argument.id, []).append(call)
    return found


def _written(call: ast.Call, name: str, around: Around) -> tuple[ast.AST | None, Confidence]:
    """The path that a call writes to without asking whether somebody else made it, None if it does not."""
    if name in _OPENERS:
        given = around.arguments(call)
        mode = given.constant("mode", _OPENERS[name], missing="r")
        path = given.get("file", 0) or given.get("name", 0) or given.get("filename", 0)
        writes = isinstance(mode, str) and bool(set(mode) & set("wa+"))
        return (path.node if path is not None and writes else None), Confidence.HIGH
    if isinstance(call.func, ast.Attribute):
        receiver, attribute = call.func.value, call.func.attr
        if attribute in ("write_text", "write_bytes"):
            return receiver, Confidence.HIGH
        if attribute == "open" and around.canonical(receiver).startswith("pathlib."):
            mode = around.arguments(call).constant("mode", 0, missing="r")
            return (receiver if isinstance(mode, str) and set(mode) & set("wa") else None), Confidence.HIGH
        if attribute in _WRITERS and call.args:
            return call.args[0], Confidence.MEDIUM
    if name == "os.open":
        flags = around.arguments(call).get("flags", 1)
        text = flags.around.value(flags.node).written if flags is not None else ""
        return (call.args[0] if call.args and "O_CREAT" in text and "O_EXCL" not in text else None), Confidence.HIGH
    if _LOGGERS.fullmatch(name) and call.args:
        return call.args[0], Confidence.MEDIUM
    return None, Confidence.LOW


def _pieces(path: Given) -> Pieces:
    """A path's constant text and what stands between."""
    found: Pieces = []
    pending: list[str | Given] = [path]
    for _ in range(_MOST_PIECES):
        if not pending:
            break
        piece = pending.pop()
        if isinstance(piece, str):
            found.append(piece)
            continue
        value = piece.around.value(piece.node)
        constant = value.constant
        if isinstance(constant, str):
            found.append(constant)
            continue
        more = _inside(value)
        if more is None:
            found.append(value)
        else:
            pending += reversed(more)
    return found


def _inside(value: Given) -> Pieces | None:
    """What an expression puts together, None if it is taken as it is."""
    node, around = value
    match node:
        case ast.JoinedStr(values=parts):
            return [_part(p, around) for p in parts]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [Given(left, around), Given(right, around)]
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return [Given(left, around), "/", Given(right, around)]
        case ast.BinOp(left=left, op=ast.Mod(), right=right):
            return [Given(left, around), *_listed(right, around)]
        case ast.Call(func=ast.Attribute(value=left, attr="format"), args=args, keywords=keywords):
            return [Given(left, around), *(Given(a, around) for a in [*args, *(k.value for k in keywords)])]
        case ast.Call(func=func, args=args):
            name = around.qualified(func)
            if name in ("tempfile.gettempdir", "tempfile.gettempdirb"):
                return ["/tmp/"]
            if name == "os.path.join" or name.startswith("pathlib.") or name in ("str", "os.fspath", "os.path.abspath"):
                return [x for a in args for x in (Given(a, around), "/")][:-1]
            if isinstance(func, ast.Attribute) and func.attr in ("joinpath", "with_name", "resolve", "absolute"):
                return [Given(func.value, around), *(x for a in args for x in ("/", Given(a, around)))]
    return None


def _part(part: ast.expr, around: Around) -> str | Given:
    if isinstance(part, ast.FormattedValue):
        return Given(part.value, around)
    return str(part.value) if isinstance(part, ast.Constant) else Given(part, around)


def _listed(node: ast.expr, around: Around) -> list[Given]:
    return [Given(e, around) for e in node.elts] if isinstance(node, ast.Tuple) else [Given(node, around)]


def _shared_name(pieces: Pieces) -> str:
    """A path that is surely in a shared directory and can be foreseen, as it is written; "" for others."""
    if not pieces or not isinstance(pieces[0], str) or not _SHARED.match(f"{pieces[0]}/".replace("//", "/")):
        return ""
    holes = [p for p in pieces if isinstance(p, Given)]
    if any(_unforeseeable(hole) for hole in holes):
        return ""
    text = "".join(p if isinstance(p, str) else "{}" for p in pieces).replace("//", "/")
    rest = _SHARED.sub("", text, count=1).strip("/")
    return text[:60] if rest and not rest.startswith(("%s", "{}/")) else ""


def _unforeseeable(hole: Given) -> bool:
    """Whether it is, or is named as, something nobody can guess, or a directory of one's own."""
    if _RANDOM.search(hole.written):
        return True
    if isinstance(hole.node, ast.Name | ast.Attribute):
        bound = hole.around.bound(hole.node)
        return any(b.how is not How.IS and _RANDOM.search(a.written(b.node)) for b, a in bound[:8])
    return False


def _certainty(pieces: Pieces) -> Confidence:
    """Advice for what lies in a directory of its own, or has an identifier in its name that may be a random one."""
    text = "".join(p if isinstance(p, str) else "{}" for p in pieces)
    nested = "/" in _SHARED.sub("", text.replace("//", "/"), count=1).strip("/")
    ids = any(_IDENTIFIER.search(_word(p)) for p in pieces if isinstance(p, Given))
    return Confidence.MEDIUM if nested or ids else Confidence.HIGH


def _word(hole: Given) -> str:
    """The name of what fills a place in a path; "id" for what has none."""
    match hole.node:
        case ast.Constant():
            return ""
        case ast.Call(func=func):
            return dotted(func)
        case node:
            return dotted(node) or "id"


RULE = SyntaxRule(
    name="insecure-temp-file",
    title="Temporary file at a predictable path",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(377, 379),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"value": "text", "suffix": ".csv"},
    nodes=(ast.Call,),
    check=_check,
)
