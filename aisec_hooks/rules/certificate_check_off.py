"""Data of the rule certificate-check-off."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Cleared, Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.rules.hosts import is_local
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import dotted
from aisec_hooks.syntax.constants import UNKNOWN
from aisec_hooks.syntax.given import Arguments, Given

_CLIENTS = (
    "requests",
    "httpx",
    "niquests",
    "aiohttp",
    "requests_html",
    "requests_toolbelt",
    "curl_cffi",
    "boto3",
    "hvac",
)
_VERBS = frozenset("get post put patch delete head options request send stream ws_connect api_request".split())
_OFF: dict[str, tuple[object, ...]] = {
    "verify": (False,),
    "verify_ssl": (False,),
    "verify_certs": (False,),
    "ssl_verify": (False,),
    "ssl_verification": (False,),
    "validate_cert": (False,),
    "validate_certs": (False,),
    "tls_verify": (False,),
    "ssl_assert_hostname": (False,),
    "assert_hostname": (False,),
    "check_hostname": (False,),
    "cert_reqs": ("CERT_NONE", "none", "NONE"),
    "ssl_cert_reqs": ("CERT_NONE", "none", "NONE", None),
    "tlsInsecure": (True,),
    "tlsAllowInvalidCertificates": (True,),
    "tlsAllowInvalidHostnames": (True,),
    "disable_ssl_certificate_validation": (True,),
    "disableSslCertValidation": (True,),
    "server_cert_validation": ("ignore",),
    "insecure_skip_verify": (True,),
    "trust_server_certificate": (True,),
    "ssl": (False,),
}
"""Keyword -> the values that switch the check off."""
_OF_PACKAGES = {
    "ssl": ("aiohttp",),
    "verify": _CLIENTS,
    "check_hostname": ("ssl", "websocket", "kafka", "urllib3"),
    "assert_hostname": ("urllib3", "requests", "elasticsearch"),
    "ssl_cert_reqs": ("redis",),
}
"""Keywords that mean this only in files that import one of these."""
_CONNECTS = frozenset({"TCPConnector", *_VERBS})
_NEVER = late.compiled(r"(?:^|\.)(?:CERT_NONE|VERIFY_NONE|OPT_X_TLS_NEVER|OPT_X_TLS_ALLOW)$")
_ASKED = late.compiled(
    r"verif|insecure|check|cert|skip|ssl|tls|hostname|trust|self_?signed|debug|\bdev(?!i)", re.IGNORECASE
)
_SESSION = late.compiled(r"session|client|http|conn|api", re.IGNORECASE)
_SERVER = late.compiled(r"CLIENT_AUTH|PROTOCOL_TLS_SERVER")
_ENVIRONMENT = (
    *(("PYTHONHTTPSVERIFY", "0"), ("NODE_TLS_REJECT_UNAUTHORIZED", "0")),
    *(("CURL_CA_BUNDLE", ""), ("REQUESTS_CA_BUNDLE", "")),
)
_PROCESS_WIDE = "certificate checks are switched off for the whole process"


def _check(node: ast.AST, around: Around) -> Iterator[Hit | Cleared]:
    match node:
        case ast.Call():
            yield from _call(node, around)
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript() as target], value=value):
            yield from _assigned(target, value, around)
        case _:
            pass


def _call(call: ast.Call, around: Around) -> Iterator[Hit | Cleared]:
    name = around.canonical(call.func)
    if around.qualified(call.func) == "ssl._create_unverified_context":
        yield _hit(call, "TLS context that accepts any certificate", around)
        return
    last = call.func.attr if isinstance(call.func, ast.Attribute) else name.rpartition(".")[2]
    if last in ("set_verify", "set_option", "setopt", "tls_insecure_set"):
        yield from _switched(call, last, around)
    if last != "dict" and any(k.arg is None or k.arg in _OFF for k in call.keywords):
        yield from _keyword(call, name, last, around)
    if last in ("create_connection", "WebSocketApp", "run_forever"):
        options = around.arguments(call).get("sslopt")
        entries = options.around.entries(options.node) if options is not None else None
        if entries and "cert_reqs" in entries and _off("cert_reqs", entries["cert_reqs"]):
            yield _hit(call, f"{last}() accepts any certificate", around)


def _switched(call: ast.Call, last: str, around: Around) -> Iterator[Hit]:
    """The setters of OpenSSL, LDAP, curl and MQTT."""
    given = around.arguments(call).positional
    first = dotted(given[0].node).rpartition(".")[2] if given else ""
    value = given[-1].constant if given else UNKNOWN
    if last == "set_verify":
        off = bool(_NEVER.search(dotted(given[0].around.value(given[0].node).node))) if given else False
    elif last == "set_option":
        off = first == "OPT_X_TLS_REQUIRE_CERT" and bool(_NEVER.search(dotted(given[-1].node)))
    elif last == "setopt":
        off = first in ("SSL_VERIFYPEER", "SSL_VERIFYHOST") and value in (0, False)
    else:
        off = value is True
    if off:
        yield _hit(call, f"{last}() switches the certificate check off", around)


def _keyword(call: ast.Call, name: str, last: str, around: Around) -> Iterator[Hit | Cleared]:
    found: Hit | None = None
    for case in around.cases() if _depends_on_parameters(call, around) else [around]:
        arguments = case.arguments(call)
        for keyword, given in arguments.named.items():
            if keyword not in _OFF or not _means_it(keyword, name, last, around):
                continue
            if _off(keyword, given):
                sure = _sure(case, arguments, last)
                if dotted(given.node).startswith("self."):  # may be set from elsewhere
                    sure = Confidence.MEDIUM
                hit = Hit(node=call, message=_says(last), confidence=sure, names=_names(call, last))
                found = hit if found is None or hit.confidence > found.confidence else found
            elif found is None and _may_be_off(keyword, given):
                found = Hit(node=call, message=f"{last}() may accept any certificate", confidence=Confidence.MEDIUM)
    if found is not None:
        yield found


def _depends_on_parameters(call: ast.Call, around: Around) -> bool:
    return any(
        ((k.arg is None or k.arg in _OFF) and around.is_parameter(k.value)) or k.arg is None for k in call.keywords
    )


def _means_it(keyword: str, name: str, last: str, around: Around) -> bool:
    """Whether the keyword is the switch of a library rather than of something of one's own."""
    packages = _OF_PACKAGES.get(keyword)
    if keyword == "ssl":
        return last in _CONNECTS and around.imports("aiohttp")
    if keyword == "verify":
        known = name.startswith(tuple(f"{p}." for p in _CLIENTS)) or (last in _VERBS and "." in name)
        return known and around.imports(*_CLIENTS)
    return packages is None or around.imports(*packages)


def _off(keyword: str, given: Given) -> bool:
    value = given.constant
    if value is not UNKNOWN:
        return any(type(value) is type(off) and value == off for off in _OFF[keyword])
    return bool(_NEVER.search(given.around.qualified(given.around.value(given.node).node)))


def _may_be_off(keyword: str, given: Given) -> bool:
    """Whether the environment decides, or a parameter that is off unless somebody says otherwise."""
    if keyword not in ("verify", "ssl", "verify_ssl", "verify_certs"):
        return False
    if given.around.is_parameter(given.node) and isinstance(given.node, ast.Name):
        default = given.around.default(given.node.id)
        return default is not None and given.around.constant(default) is False
    for value in given.around.values(given.node):
        if any("environ" in dotted(n) or dotted(n).endswith("getenv") for n in ast.walk(value.node)):
            return isinstance(value.node, ast.Compare | ast.UnaryOp | ast.BoolOp)
    return False


def _sure(case: Around, arguments: Arguments, last: str) -> Confidence:
    """Advice where somebody asked for it, or where the other end is this machine."""
    address = arguments.get("url", 1 if last == "request" else 0) or arguments.get("base_url")
    return Confidence.MEDIUM if is_local(address) else _asked(case)


def _asked(around: Around) -> Confidence:
    """How sure, by the branches it is in: an opt-out that the caller chose is advice."""
    chosen = any(_ASKED.search(around.written(test)) for test in around.conditions())
    return Confidence.MEDIUM if chosen else Confidence.HIGH


def _assigned(target: ast.Attribute | ast.Subscript, value: ast.expr, around: Around) -> Iterator[Hit]:
    given = Given(value, around)
    if isinstance(target, ast.Subscript):
        yield from _stored(target, given)
    elif target.attr == "_create_default_https_context":
        name = around.qualified(value)
        if name.endswith("_create_unverified_context") or isinstance(value, ast.Lambda):
            yield _hit(target, _PROCESS_WIDE, around)
    elif target.attr == "verify_mode" and _NEVER.search(around.qualified(around.value(value).node)):
        if not _of_server(target, around):
            yield _hit(target, "TLS context that accepts any certificate", around)
    elif target.attr == "check_hostname" and given.constant is False:
        if not _of_server(target, around):
            yield _hit(target, "TLS context that accepts a certificate of any host", around)
    elif target.attr == "verify" and given.constant is False:
        name = around.canonical(target.value)
        known = name.startswith(("requests.", "httpx."))
        named = isinstance(target.value, ast.Name | ast.Attribute) and _SESSION.search(dotted(target.value)) is not None
        if known or (named and around.imports("requests", "httpx")):
            yield _hit(target, "every request of the session accepts any certificate", around)


def _stored(target: ast.Subscript, given: Given) -> Iterator[Hit]:
    around = given.around
    key, value = around.constant(target.slice), given.constant
    if around.qualified(target.value) == "os.environ" and (key, value) in _ENVIRONMENT:
        yield _hit(target, _PROCESS_WIDE, around)


def _of_server(target: ast.Attribute, around: Around) -> bool:
    """Whether a server answers with the context, whose clients need no certificate, or it is a class of contexts."""
    return dotted(target.value) == "self" or any(
        _SERVER.search(value.written) or "server_side=True" in value.written
        for value in around.values(target.value)
        if isinstance(value.node, ast.Call)
    )


def _hit(node: ast.AST, message: str, around: Around) -> Hit:
    return Hit(node=node, message=message, confidence=_asked(around))


def _says(last: str) -> str:
    return f"{last}() accepts any certificate" if last else "a call accepts any certificate"


def _names(call: ast.Call, last: str) -> dict[str, str]:
    first = call.args[0] if call.args else None
    return {"url": first.id} if isinstance(first, ast.Name) and last in _VERBS else {}


RULE = SyntaxRule(
    name="certificate-check-off",
    title="TLS certificate check switched off",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(295,),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"url": "url"},
    nodes=(ast.Call, ast.Assign),
    check=_check,
)
