"""Data of the rule unknown-version."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unknown-version",
    title="Version that does not exist",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1357, 829),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "newest": "1.2.3",
    },
)
