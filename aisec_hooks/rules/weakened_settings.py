"""Data of the rule weakened-settings."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weakened-settings",
    title="Checks switched off in the settings",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(693,),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
)
