"""Data of the rule yanked-version."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="yanked-version",
    title="Version that was withdrawn",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(1357, 1104),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "newest": "1.2.3",
    },
)
