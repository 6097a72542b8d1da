"""Data of the rule unpinned-model-download."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="unpinned-model-download",
    title="Model or dataset downloaded without a pinned revision",
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    cwe=(494,),
    owasp_2021=("A08",),
    owasp_2025=("A03", "A08"),
    fix_names={"value": "MODEL_ID"},
)
