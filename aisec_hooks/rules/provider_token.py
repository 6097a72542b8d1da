"""Data of the rule provider-token."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="provider-token",
    title="Token issued by a service written into the source",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(798,),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"name": "SERVICE_TOKEN"},
)
