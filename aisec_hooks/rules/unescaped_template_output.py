"""Data of the rule unescaped-template-output."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unescaped-template-output",
    title="Template variables printed unescaped",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(79,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "comment.text"},
)
