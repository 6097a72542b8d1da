"""Data of the rule vulnerable-dependency."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="vulnerable-dependency",
    title="Version with known vulnerabilities",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1395, 937),
    owasp_2021=("A06",),
    owasp_2025=("A03",),
    fix_names={
        "package": "the-package",
        "fixed": "A-FIXED-VERSION",
    },
)
