"""Data of the rule bypassable-check."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="bypassable-check",
    title="Check that can be got around",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(20, 625, 697),
    owasp_2021=("A04",),
    owasp_2025=("A06",),
    fix_names={"value": "path"},
)
