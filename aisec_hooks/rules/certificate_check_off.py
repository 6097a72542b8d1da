"""Data of the rule certificate-check-off."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="certificate-check-off",
    title="TLS certificate check switched off",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(295,),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"url": "url"},
)
