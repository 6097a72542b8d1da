"""Data of the rule ssh-host-key-unchecked."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="ssh-host-key-unchecked",
    title="SSH server trusted without checking its key",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(295, 322),
    owasp_2021=("A07",),
    owasp_2025=("A07",),
    fix_names={"receiver": "client"},
)
