"""Data of the rule bidirectional-text."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="bidirectional-text",
    title="Invisible bidirectional control character",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1007, 94),
    owasp_2021=("A08",),
    owasp_2025=("A03", "A08"),
    fix_names={"name": "line"},
)
