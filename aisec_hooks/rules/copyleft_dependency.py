"""Data of the rule copyleft-dependency."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="copyleft-dependency",
    title="Package under a licence that the project's does not fit",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1357,),
    owasp_2021=(),
    owasp_2025=("A03",),
    fix_names={
        "licence": "GPL-3.0-or-later",
        "package": "the-package",
    },
)
