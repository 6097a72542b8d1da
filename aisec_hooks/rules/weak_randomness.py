"""Data of the rule weak-randomness."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="weak-randomness",
    title="Predictable random numbers",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(330, 338),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "alphabet"},
)
