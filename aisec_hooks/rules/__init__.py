"""The table of rules: a name finds its module (data) and its page (prose)."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from aisec_hooks.errors import UserError
from aisec_hooks.model import Rule
from aisec_hooks.nearest import nearest

NAMES: tuple[str, ...] = (
    "assert-used",
    "bad-suppression",
    "bidirectional-text",
    "bind-all-interfaces",
    "bypassable-check",
    "certificate-check-off",
    "changed-lock-source",
    "cleartext-protocol",
    "code-injection",
    "command-injection",
    "compromised-package",
    "copyleft-code",
    "copyleft-dependency",
    "credentials-in-url",
    "cross-site-scripting",
    "debug-enabled",
    "dependency-confusion",
    "deprecated-package",
    "format-string-injection",
    "hardcoded-crypto-key",
    "hardcoded-secret",
    "header-injection",
    "high-entropy-string",
    "insecure-cookie",
    "insecure-deserialization",
    "insecure-snmp",
    "insecure-temp-file",
    "internal-infrastructure",
    "json-web-token",
    "ldap-injection",
    "log-injection",
    "logging-config-listen",
    "lookalike-package",
    "mass-assignment",
    "missing-input-validation",
    "new-package",
    "nosql-injection",
    "open-redirect",
    "path-traversal",
    "permissive-file-mode",
    "personal-data",
    "private-key",
    "process-launch",
    "provider-token",
    "public-ip-address",
    "regex-injection",
    "request-without-timeout",
    "risky-import",
    "sensitive-data-logged",
    "sensitive-file",
    "server-side-request-forgery",
    "slow-regex",
    "sql-injection",
    "ssh-host-key-unchecked",
    "swallowed-exception",
    "template-autoescape-off",
    "template-injection",
    "trust-boundary-violation",
    "unchecked-url-scheme",
    "unescaped-template-output",
    "unknown-import",
    "unknown-package",
    "unknown-version",
    "unpinned-dependency",
    "unpinned-model-download",
    "unrestricted-model-fields",
    "unsafe-archive-extraction",
    "vulnerable-dependency",
    "weak-cipher",
    "weak-hash",
    "weak-key-size",
    "weak-randomness",
    "weak-tls",
    "weakened-settings",
    "xml-external-entities",
    "xpath-injection",
    "yanked-version",
)
"""Every rule there is, sorted; `rules/<name with underscores>.py` and `.md` belong to it."""


@cache
def rule(name: str) -> Rule:
    """The rule of that name; UserError names the nearest where there is none."""
    require(name)
    module = import_module(f"aisec_hooks.rules.{name.replace('-', '_')}")
    found = module.RULE
    if not isinstance(found, Rule) or found.name != name:
        raise TypeError(f"aisec_hooks.rules: {name} is not what its module holds")
    return found


def require(name: str) -> None:
    """Raise UserError unless there is a rule of that name."""
    if name not in NAMES:
        raise UserError(f"unknown rule {name!r}; the nearest is {nearest(name, NAMES)!r}")
