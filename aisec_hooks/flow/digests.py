"""What broken hashes make: digests that can be forged, or guessed where nothing in them is secret."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.flow.combining import mixed
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import SourceKind

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.program import Arguments

BROKEN = frozenset("md4 md5 sha sha1 sha-1 ripemd160".split())
"""Names that `hashlib.new` and its like know them by, in lower case."""
_LEGACY = frozenset(
    f"{package}.Hash.{name}.new"
    for package in ("Crypto", "Cryptodome")
    for name in ("MD2", "MD4", "MD5", "SHA", "SHA1")
)
_OBJECTS = frozenset(f"cryptography.hazmat.primitives.hashes.{name}" for name in ("MD5", "SHA1"))
_HASHES = frozenset({"hashlib.md5", "hashlib.sha1", "_md5.md5", "_sha1.sha1"})
TYPES = _LEGACY | _OBJECTS | frozenset(f"hashlib.{name}" for name in BROKEN)
"""The types of such hashes."""
_SECURE = late.compiled(r"urandom|\bsecrets\.|token_(?:hex|bytes|urlsafe)|uuid4|SystemRandom|get_random_|generate_key")
_PERHAPS = late.compiled(r"(?i)rand|salt|nonce|secret|key|entropy|pepper|generate|token|uuid|\bhash")


def called(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """The hash that a call makes, None for one that is sound or not for security."""
    made = _type(name, values)
    if made is None:
        return _updated(node, receiver, flow) if name.endswith(".update") else None
    if values.get("usedforsecurity", _TRUE).known is False:
        return None
    data = [a for i, a in enumerate(node.args) if not (name == "hashlib.new" and i == 0)]
    if data and all(isinstance(flow.again(a).known, (str, bytes)) for a in data):
        return None
    given = mixed(values.values())
    return Value(given.taints | _marks(node, data, name, flow), None, made, opaque=given.opaque)


def _updated(node: ast.Call, receiver: Value, flow: Invocation) -> Value | None:
    """`digest.update(os.urandom(16))`: nobody can guess it any more."""
    if receiver.type not in TYPES or not node.args or not isinstance(node.func, ast.Attribute):
        return None
    if not _marks(node, node.args, "", flow):
        kept = frozenset(t for t in receiver.taints if t.kind is not SourceKind.DIGEST)
        flow.replace(node.func.value, receiver, receiver.with_taints(kept))
    return None


_TRUE = Value(const=True)


def _type(name: str, values: Arguments) -> str | None:
    if name == "hashlib.new":
        told = values.get(0, values.get("name"))
        algorithm = told.known if told is not None else None
        return f"hashlib.{algorithm.lower()}" if isinstance(algorithm, str) and algorithm.lower() in BROKEN else None
    return name if name in _HASHES or name in _LEGACY or name in _OBJECTS else None


def _marks(node: ast.Call, data: list[ast.expr], name: str, flow: Invocation) -> frozenset[Taint]:
    """The digest as outside text, unless something in it cannot be guessed."""
    written = " ".join(_made_of(data, flow))
    if _SECURE.search(written):
        return frozenset()
    taint = Taint(SourceKind.DIGEST, name).step(flow.step(node, "digest of a broken hash"))
    return frozenset({taint.doubted() if _PERHAPS.search(written) else taint})


def _made_of(data: list[ast.expr], flow: Invocation) -> Iterator[str]:
    """The source of some expressions, and of what their variables were given in the same function."""
    body = flow.defined.function if flow.defined is not None else None
    names = {n.id for a in data for n in ast.walk(a) if isinstance(n, ast.Name)}
    yield from (ast.unparse(a)[:500] for a in data)
    if body is None:
        return
    given = [n for n in ast.walk(body) if isinstance(n, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and n.value]
    for statement in given[:200]:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        if any(isinstance(t, ast.Name) and t.id in names for t in targets):
            yield ast.unparse(statement.value)[:500]  # type: ignore[arg-type]  # those without a value are left out
