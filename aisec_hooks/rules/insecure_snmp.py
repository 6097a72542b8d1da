"""Data of the rule insecure-snmp."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="insecure-snmp",
    title="SNMP without authentication or encryption",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(319,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"user": '"monitor"'},
)
