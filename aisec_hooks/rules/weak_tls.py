"""Data of the rule weak-tls."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weak-tls",
    title="Outdated TLS version allowed",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(326, 327),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "host"},
)
