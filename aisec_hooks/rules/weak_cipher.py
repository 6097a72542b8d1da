"""Data of the rule weak-cipher."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weak-cipher",
    title="Broken cipher or cipher mode",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(327,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"key": "key", "value": "plaintext"},
)
