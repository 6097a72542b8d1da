"""Data of the rule unknown-import."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unknown-import",
    title="Import of a module that no package provides",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1357, 829),
    owasp_2021=("A06", "A08"),
    owasp_2025=("A03", "A08"),
    fix_names={
        "package": "the-package",
        "module": "the_module",
    },
)
