"""Data of the rule format-string-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="format-string-injection",
    title="Format string that outside text writes",
    message="text from {source} is the pattern of {sink}, and can read attributes of what is put into it",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(134,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "pattern"},
    sinks=(
        Sink(calls=(".format", ".format_map"), on="*", shape="format"),
        Sink(calls=("str.format", "str.format_map", "builtins.str.format"), arguments=(0,), shape="format"),
        Sink(
            calls=("string.Formatter.format", "string.Formatter.vformat"),
            arguments=(0, "format_string"),
            shape="format",
        ),
        Sink(calls=(".vformat",), arguments=(0, "format_string"), shape="format"),
    ),
    sanitizers=("re.escape",),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.STORED: Confidence.MEDIUM,
    },
)
