"""Data of the rule weak-tls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.constants import UNKNOWN
from aisec_hooks.syntax.given import Given

_VERSION = r"SSLv2|SSLv3|TLSv1|TLSv1_1"
_NAMED = late.compiled(
    rf"(?:ssl|_ssl)\.PROTOCOL_(?P<protocol>{_VERSION})|(?:ssl\.)?TLSVersion\.(?P<version>{_VERSION})"
    rf"|OpenSSL\.SSL\.(?P<method>SSLv2_METHOD|SSLv3_METHOD|TLSv1_METHOD|TLSv1_1_METHOD"
    rf"|SSL3_VERSION|TLS1_VERSION|TLS1_1_VERSION)"
)
_CALLS = {
    "ssl.SSLContext": ("protocol", 0),
    "ssl.wrap_socket": ("ssl_version", 3),
    "ssl.SSLContext.wrap_socket": ("ssl_version", -1),
    "OpenSSL.SSL.Context": ("method", 0),
    "OpenSSL.SSL.Context.set_min_proto_version": ("version", 0),
    "OpenSSL.SSL.Context.set_max_proto_version": ("version", 0),
    "urllib3.PoolManager": ("ssl_version", -1),
    "urllib3.poolmanager.PoolManager": ("ssl_version", -1),
}
_KEYWORDS = ("ssl_version", "ssl_minimum_version", "ssl_maximum_version", "tls_version", "minimum_tls_version")
_ATTRIBUTES = ("minimum_version", "maximum_version")
_CIPHERS = late.compiled(
    r"^(?:RC4|DES|3DES|DES-CBC3-SHA|EXPORT|EXP|LOW|NULL|[ae]NULL|ADH|AECDH|MD5)\b|-(?:RC4|DES)-|@SECLEVEL=0"
)
_SWITCHES = late.compiled(r"ssl\.OP_NO_(?:SSLv3|TLSv1|TLSv1_1)")
_ASKED = late.compiled(r"version|protocol|tls|ssl|legacy|hasattr|getattr", re.IGNORECASE)


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    match node:
        case ast.Call():
            yield from _call(node, around)
        case ast.Assign(targets=[ast.Attribute(attr=attr) as target], value=value) if attr in _ATTRIBUTES:
            version = _old(Given(value, around))
            if version:
                yield Hit(node=target, message=f"{attr} allows {version}", confidence=_sure(around))
        case ast.AugAssign(target=ast.Attribute(attr="options"), op=ast.BitAnd(), value=ast.UnaryOp(operand=off)):
            if any(_SWITCHES.fullmatch(around.qualified(n)) for n in ast.walk(off)):
                message = "a TLS version that the defaults refuse is allowed again"
                yield Hit(node=node, message=message, confidence=Confidence.MEDIUM)
        case _:
            pass


def _call(call: ast.Call, around: Around) -> Iterator[Hit]:
    name = around.qualified(call.func)
    called = name if name in _CALLS else around.canonical(call.func)
    arguments = around.arguments(call)
    given = arguments.get(*_CALLS[called]) if called in _CALLS else None
    for keyword in _KEYWORDS:
        given = given or arguments.named.get(keyword)
    version = _old(given) if given is not None else ""
    last = name.rpartition(".")[2]
    if version:
        message = f"{last or 'a call'}() is told to use {version}"
        yield Hit(node=call, message=message, confidence=_sure(around))
    elif last == "set_ciphers" or (last == "create_urllib3_context" and "ciphers" in arguments.named):
        text = arguments.constant("ciphers", 0)
        weak = [c for c in re.split("[:, ]", text) if _CIPHERS.search(c)] if isinstance(text, str) else []
        if weak:
            message = f"{last}() allows the broken cipher suite {weak[0]}"
            yield Hit(node=call, message=message, confidence=Confidence.MEDIUM)


def _old(given: Given) -> str:
    """The broken version that an expression surely names, "" if it names none."""
    value = given.around.value(given.node)
    found = _NAMED.fullmatch(value.around.qualified(value.node))
    if found:
        return next(group for group in found.groups() if group)
    text = value.constant
    if text is not UNKNOWN and isinstance(text, str) and re.fullmatch(_VERSION, text):
        return text
    return ""


def _sure(around: Around) -> Confidence:
    """Advice where the code picks one of several by what was asked for or what there is."""
    asked = any(_ASKED.search(around.written(test)) for test in around.conditions())
    return Confidence.MEDIUM if asked else Confidence.HIGH


RULE = SyntaxRule(
    name="weak-tls",
    title="Outdated TLS version allowed",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(326, 327),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "host"},
    nodes=(ast.Call, ast.Assign, ast.AugAssign),
    check=_check,
)
