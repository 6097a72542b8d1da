"""Data of the rule xml-external-entities."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="xml-external-entities",
    title="XML parsed without protection against entities",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(611, 776),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"value": "body"},
)
