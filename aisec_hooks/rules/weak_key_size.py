"""Data of the rule weak-key-size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around

_ASYMMETRIC = "cryptography.hazmat.primitives.asymmetric"
_SIZES: dict[str, tuple[str, int]] = {
    f"{_ASYMMETRIC}.rsa.generate_private_key": ("key_size", 1),
    f"{_ASYMMETRIC}.dsa.generate_private_key": ("key_size", 0),
    f"{_ASYMMETRIC}.dsa.generate_parameters": ("key_size", 0),
    f"{_ASYMMETRIC}.dh.generate_parameters": ("key_size", 1),
    **{
        f"{package}.PublicKey.{kind}.generate": ("bits", 0)
        for package in ("Crypto", "Cryptodome")
        for kind in ("RSA", "DSA", "ElGamal")
    },
    "rsa.newkeys": ("nbits", 0),
    "rsa.key.newkeys": ("nbits", 0),
    "paramiko.RSAKey.generate": ("bits", 0),
    "paramiko.rsakey.RSAKey.generate": ("bits", 0),
    "paramiko.DSSKey.generate": ("bits", 0),
    "OpenSSL.crypto.PKey.generate_key": ("bits", 1),
    "Crypto.Util.number.getStrongPrime": ("N", 0),
}
"""What makes a key -> the argument that says how long it is."""
_ENOUGH = 2048
_SHORT_CURVE = late.compiled(rf"{re.escape(_ASYMMETRIC)}\.ec\.(?P<name>SEC[PT]1\w+)")
_SHORT_NIST = late.compiled(r"(?:ecdsa(?:\.curves)?\.)(?P<name>NIST192p|SECP1\w+|BRAINPOOLP1\w+)")
_SHORT_NAME = late.compiled(r"(?:NIST )?[pP]-?192|prime192v\d|secp1\d\d\w\d|sect1\d\d\w\d")


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    if not isinstance(node, ast.Call):
        return
    name = around.canonical(node.func)
    if name in _SIZES:
        for case in around.cases():
            bits = case.arguments(node).constant(*_SIZES[name])
            if isinstance(bits, int) and 0 < bits < _least(name):
                message = f"{_last(name)}() makes a key of {bits} bits, which is too short"
                yield Hit(node=node, message=message, confidence=Confidence.HIGH)
                return
    curve = _curve(node, name, around)
    if curve:
        message = f"the curve {curve} is too short"
        yield Hit(node=node, message=message, confidence=Confidence.HIGH)


def _least(name: str) -> int:
    return 512 if name.endswith("getStrongPrime") else _ENOUGH


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _curve(call: ast.Call, name: str, around: Around) -> str:
    """The short curve that a call is about, "" if there is none."""
    short = _SHORT_CURVE.fullmatch(name)
    if short:
        return short["name"]
    if name in (f"{_ASYMMETRIC}.ec.generate_private_key", "ecdsa.SigningKey.generate"):
        curve = around.arguments(call).get("curve", 0)
        written = curve.around.qualified(curve.node) if curve is not None else ""
        short = _SHORT_CURVE.fullmatch(written) or _SHORT_NIST.fullmatch(written)
        return short["name"] if short else ""
    if re.fullmatch(r"(?:Crypto|Cryptodome)\.PublicKey\.ECC\.generate", name):
        text = around.arguments(call).constant("curve")
        return text if isinstance(text, str) and _SHORT_NAME.fullmatch(text) else ""
    return ""


RULE = SyntaxRule(
    name="weak-key-size",
    title="Key too short to resist attack",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(326,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    nodes=(ast.Call,),
    check=_check,
)
