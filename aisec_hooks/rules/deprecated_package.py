"""Data of the rule deprecated-package."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="deprecated-package",
    title="Package that its maintainers gave up",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(1104, 1357),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "other": "the-other-one",
    },
)
