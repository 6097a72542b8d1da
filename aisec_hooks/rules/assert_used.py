"""Data of the rule assert-used."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="assert-used",
    title="Assertion used as a check",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(703,),
    owasp_2021=(),
    owasp_2025=("A10",),
    fix_names={"condition": "user.is_admin", "exception": "PermissionError", "message": "administrators only"},
)
