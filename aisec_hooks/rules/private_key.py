"""Data of the rule private-key."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="private-key",
    title="Private key in the repository",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(321, 798),
    owasp_2021=("A02", "A07"),
    owasp_2025=("A04", "A07"),
)
