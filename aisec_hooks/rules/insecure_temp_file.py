"""Data of the rule insecure-temp-file."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="insecure-temp-file",
    title="Temporary file at a predictable path",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(377, 379),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"value": "text", "suffix": ".csv"},
)
