"""Data of the rule swallowed-exception."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="swallowed-exception",
    title="Every exception silently swallowed",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(390, 703),
    owasp_2021=("A09",),
    owasp_2025=("A10",),
)
