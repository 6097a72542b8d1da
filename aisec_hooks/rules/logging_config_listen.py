"""Data of the rule logging-config-listen."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="logging-config-listen",
    title="Logging configuration accepted from a socket",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(94, 345),
    owasp_2021=("A03", "A08"),
    owasp_2025=("A05", "A08"),
    fix_names={"port": "9030"},
)
