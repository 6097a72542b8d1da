"""Data of the rule cleartext-protocol."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.rules.hosts import beginning, is_local
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import Bound, How
from aisec_hooks.syntax.given import Given

_LOGINS = {
    "smtplib.SMTP.login": "starttls",
    "smtplib.SMTP.auth": "starttls",
    "aiosmtplib.SMTP.login": "starttls",
    "imaplib.IMAP4.login": "starttls",
    "imaplib.IMAP4.authenticate": "starttls",
    "poplib.POP3.pass_": "stls",
    "nntplib.NNTP.login": "starttls",
    "ldap.initialize().simple_bind_s": "start_tls_s",
    "ldap.initialize().simple_bind": "start_tls_s",
}
"""What sends a password -> the call before it that encrypts the connection."""


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    name = around.canonical(node.func)
    upgrade = _LOGINS.get(name)
    if upgrade is None or _upgraded(upgrade, around):
        return
    made = _made(node.func.value, around)
    address = made.around.arguments(made.node).get("host", 0) if isinstance(made.node, ast.Call) else None
    if is_local(address) or (address is None and isinstance(made.node, ast.Call) and name.startswith("smtplib")):
        return
    if name.startswith("ldap.") and not (address is not None and beginning(address).startswith("ldap://")):
        return
    what = name.partition(".")[0].removeprefix("aio").removesuffix("lib").upper()
    message = f"the password goes over {what} without {upgrade}()"
    yield Hit(node=node, message=message, confidence=Confidence.HIGH if address is not None else Confidence.MEDIUM)


def _made(node: ast.AST, around: Around) -> Given:
    """The call that made a connection, followed through `with`."""
    value = around.value(node)
    if isinstance(value.node, ast.Name | ast.Attribute):
        bound: list[tuple[Bound, Around]] = value.around.bound(value.node)
        if len(bound) == 1 and bound[0][0].how is How.ENTERS:
            return bound[0][1].value(bound[0][0].node)
    return value


def _upgraded(method: str, around: Around) -> bool:
    """Whether the connection is encrypted somewhere in the same class or function, or is made so by a keyword."""
    names = (method, "start_tls", "use_tls", "start_tls_s")
    whole = around.class_ or (around.functions[-1] if around.functions else around.file.tree)
    return not around.file.once("names", whole, _names).isdisjoint(names)


def _names(whole: ast.AST) -> set[str]:
    """The attributes and keywords in a piece of code."""
    attributes = {n.attr for n in ast.walk(whole) if isinstance(n, ast.Attribute)}
    return attributes | {n.arg for n in ast.walk(whole) if isinstance(n, ast.keyword) and n.arg}


RULE = SyntaxRule(
    name="cleartext-protocol",
    title="Protocol that sends everything unencrypted",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(319,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"host": "host", "user": "user", "local": "local_path", "remote": "remote_path"},
    nodes=(ast.Call,),
    check=_check,
)
