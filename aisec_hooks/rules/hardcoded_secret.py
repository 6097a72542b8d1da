"""Data of the rule hardcoded-secret."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="hardcoded-secret",
    title="Password, key or secret written into the source",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(798, 259, 321),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"name": "API_KEY"},
)
