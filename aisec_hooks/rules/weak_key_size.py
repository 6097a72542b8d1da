"""Data of the rule weak-key-size."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weak-key-size",
    title="Key too short to resist attack",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(326,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
)
