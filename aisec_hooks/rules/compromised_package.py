"""Data of the rule compromised-package."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="compromised-package",
    title="Release that was made to do harm",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(506, 829),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "version": "the-version",
    },
)
