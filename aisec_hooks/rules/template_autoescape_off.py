"""Data of the rule template-autoescape-off."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="template-autoescape-off",
    title="Templates rendered without HTML escaping",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(79, 116),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"receiver": "env"},
)
