"""Data of the rule unpinned-dependency."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unpinned-dependency",
    title="Version of a package left open",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(1357, 1104),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
    },
)
