"""Data of the rule json-web-token."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="json-web-token",
    title="JSON Web Token written into the source",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(798,),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
)
