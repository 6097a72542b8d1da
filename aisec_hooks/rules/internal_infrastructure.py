"""Data of the rule internal-infrastructure."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="internal-infrastructure",
    title="Internal host or private address beside a credential",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(200, 1051),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"name": "DATABASE_HOST"},
)
