"""Data of the rule permissive-file-mode."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="permissive-file-mode",
    title="File opened to every user of the machine",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(732, 276),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"path": "path"},
)
