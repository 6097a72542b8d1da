"""Data of the rule bad-suppression."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="bad-suppression",
    title="Stale or unexplained suppression",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(546, 693),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"rule": "bind-all-interfaces", "until": "2027-06-30"},
)
