"""Data of the rule debug-enabled."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="debug-enabled",
    title="Web application run in debug mode",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(489, 94, 215),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"app": "app", "module": "app"},
)
