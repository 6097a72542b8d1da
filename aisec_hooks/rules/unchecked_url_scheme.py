"""Data of the rule unchecked-url-scheme."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unchecked-url-scheme",
    title="URL opened without checking its scheme",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(73, 918),
    owasp_2021=("A10",),
    owasp_2025=("A01",),
    fix_names={"value": "url"},
)
