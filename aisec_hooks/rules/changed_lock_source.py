"""Data of the rule changed-lock-source."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="changed-lock-source",
    title="Lock file with other hashes or hosts than before",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(494, 829),
    owasp_2021=("A08",),
    owasp_2025=("A03", "A08"),
    fix_names={
        "lock": "uv.lock",
        "package": "the-package",
    },
)
