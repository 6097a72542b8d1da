"""Data of the rule weak-hash."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weak-hash",
    title="Broken hash function",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(327, 328),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "data"},
)
