"""Data of the rule dependency-confusion."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="dependency-confusion",
    title="Packages from more than one place",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(427, 494),
    owasp_2021=("A08",),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "acme-core",
    },
)
