"""Data of the rule weak-cipher."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Cleared, Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import dotted

_CONSTRUCTOR = late.compiled(
    r"(?:Crypto|Cryptodome)\.Cipher\.(?P<dome>ARC2|ARC4|Blowfish|CAST|DES|DES3|XOR)\.new"
    r"|cryptography\.hazmat\.(?:primitives|decrepit)\.ciphers\.algorithms\.(?P<crypto>ARC4|Blowfish|CAST5|IDEA|RC2|SEED|TripleDES)"
    r"|(?P<des>pyDes\.(?:des|triple_des))"
)
_DOME = late.compiled(r"(?:Crypto|Cryptodome)\.Cipher\.\w+\.new")
_ECB = late.compiled(r"(?:Crypto|Cryptodome)\.Cipher\.\w+\.MODE_ECB")
_ECB_MODE = "cryptography.hazmat.primitives.ciphers.modes.ECB"
_PADDING = late.compiled(
    r"\b_?(?:un)?pad(?:der|ding|ded|_\w+)?\b|PKCS7|block_size|\.ljust\(|\* ?chr\(|b64encode|hexlify|\.encode\(\)"
)
_BLOCK = late.compiled(
    r"cmac|xor|counter|nonce|key_?wrap|\bkek\b|header_prot|sample|challenge|ntlm|\biv\b", re.IGNORECASE
)


def _check(node: ast.AST, around: Around) -> Iterator[Hit | Cleared]:
    if not isinstance(node, ast.Call):
        return
    name = around.qualified(node.func)
    broken = _CONSTRUCTOR.fullmatch(name)
    if broken is not None:
        cipher = next(group for group in broken.groups() if group)
        names = {"key": node.args[0].id} if node.args and isinstance(node.args[0], ast.Name) else {}
        sure = Confidence.MEDIUM if _only_reads(around) else Confidence.HIGH
        yield Hit(node=node, message=f"{cipher} is a broken cipher", confidence=sure, names=names)
    elif name == _ECB_MODE:
        yield _codebook(node, around)
    elif _DOME.fullmatch(name):
        mode = around.arguments(node).get("mode", 1)
        if mode is not None and any(_ECB.fullmatch(v.around.qualified(v.node)) for v in around.values(mode.node)):
            yield _codebook(node, around)


def _codebook(node: ast.Call, around: Around) -> Hit:
    """ECB: sure where texts are padded for it, advice where single blocks may be all that it is for."""
    sure = around.file.once("padding", around.class_ or around.scope, lambda whole: _of_texts(whole, around))
    sure = sure and not _only_reads(around)
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM
    return Hit(node=node, message="ECB mode shows which blocks are equal", confidence=confidence)


def _of_texts(whole: ast.AST, around: Around) -> bool:
    """Whether the code around pads or encodes what it encrypts."""
    text = around.file.source.segment(around.file.source.span(whole)) if hasattr(whole, "lineno") else around.text
    return bool(_PADDING.search(text)) and not _BLOCK.search(text)


def _only_reads(around: Around) -> bool:
    """Whether the function only decrypts: old data has to be read somehow."""
    if not around.functions:
        return False
    called = around.file.once("called", around.functions[-1], lambda f: {_last(n) for n in around.calls_in(f)})
    return bool(called & {"decrypt", "decryptor"}) and not called & {"encrypt", "encryptor"}


def _last(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else dotted(call.func)


RULE = SyntaxRule(
    name="weak-cipher",
    title="Broken cipher or cipher mode",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(327,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"key": "key", "value": "plaintext"},
    nodes=(ast.Call,),
    check=_check,
)
