"""Data of the rule sensitive-file."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="sensitive-file",
    title="File that does not belong into a repository",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(538, 540, 312),
    owasp_2021=("A05", "A02"),
    owasp_2025=("A02", "A04"),
    fix_names={
        "path": "path/to/file",
        "pattern": "/path/to/file",
        "keep": "keep it in a secret store or outside of the repository",
    },
)
