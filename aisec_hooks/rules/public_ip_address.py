"""Data of the rule public-ip-address."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="public-ip-address",
    title="Public IP address written into the source",
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    cwe=(1051,),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
)
