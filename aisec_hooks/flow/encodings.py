"""What the standard library's encodings and hashes make of constants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from aisec_hooks.flow import folding
from aisec_hooks.flow.values import UNKNOWN, Special, Value, constant

_DATA = "data"
"""The key under which a hash keeps what it is the hash of."""
_HASHES = frozenset(
    f"hashlib.{name}"
    for name in "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s".split()
)


def computed(name: str, receiver: Value, arguments: Sequence[Value]) -> Value | None:
    """The result of such a function for constants, None for others; a hash remembers what it is of."""
    given = [a.known for a in arguments]
    if any(isinstance(g, Special) for g in given):
        return None
    if name in _HASHES and len(given) == 1 and isinstance(given[0], bytes):
        return Value(type=name, items=((_DATA, arguments[0]),))
    if receiver.type in _HASHES and not given:
        return _digest(receiver, name.rpartition(".")[2])
    compute = _FUNCTIONS.get(name)
    return folding.result_of(compute, *given) if compute is not None and given else None


def _digest(hashed: Value, method: str) -> Value | None:
    data = dict(hashed.items or ()).get(_DATA)
    known = data.known if data is not None else UNKNOWN
    if method not in ("digest", "hexdigest") or not isinstance(known, bytes):
        return None
    digest = getattr(import_module("hashlib"), hashed.type.rpartition(".")[2])(known, usedforsecurity=False)
    return constant(getattr(digest, method)())


def _coded(module: str, name: str) -> Callable[..., Any]:
    def compute(*given: Any) -> Any:
        function = getattr(import_module(module), name)  # imported when there is something to do
        return function(*given)

    return compute


def _octets(text: Any, *coding: Any) -> bytes:
    if not isinstance(text, (bytes, str)):
        raise TypeError(text)  # `bytes(16)` is as many zeros
    return bytes(text, *coding)


_BASE64 = (
    "b64encode b64decode urlsafe_b64encode urlsafe_b64decode standard_b64encode standard_b64decode b32encode b32decode"
    " b16encode b16decode a85encode a85decode b85encode b85decode encodebytes decodebytes"
).split()
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{f"base64.{name}": _coded("base64", name) for name in _BASE64},
    **{f"binascii.{name}": _coded("binascii", name) for name in ("hexlify", "unhexlify", "a2b_hex", "b2a_hex")},
    "bytes.fromhex": bytes.fromhex,
    "bytearray.fromhex": bytes.fromhex,
    "bytes": _octets,
    "bytearray": _octets,
}
