"""Data of the rule lookalike-package."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="lookalike-package",
    title="Package that is named like a popular one",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(1357, 829),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "popular": "the-popular-one",
    },
)
