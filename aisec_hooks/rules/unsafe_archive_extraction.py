"""Data of the rule unsafe-archive-extraction."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unsafe-archive-extraction",
    title="Archive unpacked without checking its members",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(22,),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"receiver": "archive", "value": "destination"},
)
