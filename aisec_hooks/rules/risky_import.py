"""Data of the rule risky-import."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="risky-import",
    title="Import of a module that invites misuse",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(676, 1104),
    owasp_2021=("A06",),
    owasp_2025=("A03",),
    fix_names={"value": "payload"},
)
