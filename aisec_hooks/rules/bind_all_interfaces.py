"""Data of the rule bind-all-interfaces."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="bind-all-interfaces",
    title="Server listening on every network interface",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(1327, 605),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"server": "uvicorn", "app": "app"},
)
