"""Data of the rule request-without-timeout."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="request-without-timeout",
    title="Network request without a timeout",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(400,),
    owasp_2021=(),
    owasp_2025=("A10",),
    fix_names={"url": "url"},
)
