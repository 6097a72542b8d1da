"""Data of the rule personal-data."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="personal-data",
    title="Data about real people in the repository",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(359, 312),
    owasp_2021=("A02", "A04"),
    owasp_2025=("A04", "A06"),
)
