"""Data of the rule cleartext-protocol."""

from aisec_hooks.model import Confidence, EngineRule, Severity

RULE = EngineRule(
    name="cleartext-protocol",
    title="Protocol that sends everything unencrypted",
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    cwe=(319,),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"host": "host", "user": "user", "local": "local_path", "remote": "remote_path"},
)
