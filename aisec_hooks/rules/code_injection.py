"""Data of the rule code-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="code-injection",
    title="Text executed as Python code",
    message="text from {source} is executed as code by {sink}",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(95, 94),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "text"},
    sinks=(
        Sink(
            calls=(
                "eval",
                "exec",
                "builtins.eval",
                "builtins.exec",
                "code.InteractiveInterpreter().runsource",
                "pandas.eval",
                "numexpr.evaluate",
            ),
            arguments=(0,),
        ),
        Sink(calls=("importlib.import_module", "__import__"), arguments=(0,), ceiling=Confidence.MEDIUM),
    ),
    sanitizers=("ast.literal_eval",),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
