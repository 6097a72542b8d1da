"""Data of the rule credentials-in-url."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="credentials-in-url",
    title="Password inside a URL",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(798, 522),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"name": "DATABASE_URL"},
)
