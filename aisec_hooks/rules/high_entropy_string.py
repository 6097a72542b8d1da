"""Data of the rule high-entropy-string."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="high-entropy-string",
    title="Random-looking string that may be a secret",
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    cwe=(798,),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
)
