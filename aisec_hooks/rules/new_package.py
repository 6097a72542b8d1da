"""Data of the rule new-package."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="new-package",
    title="Package that nobody knows yet",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(1357, 829),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
    },
)
