"""Data of the rule process-launch."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="process-launch",
    title="External program started from code",
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    cwe=(78, 426),
    owasp_2021=("A03", "A08"),
    owasp_2025=("A05", "A08"),
    fix_names={"program": "/usr/bin/convert", "value": "name"},
)
