"""Data of the rule regex-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_FUNCTIONS = "compile match search fullmatch findall finditer split sub subn".split()

RULE = FlowRule(
    name="regex-injection",
    title="Regular expression built from outside text",
    message="text from {source} becomes part of the regular expression of {sink}, which can take forever to match",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(1333, 400),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "query"},
    sinks=(
        Sink(
            calls=tuple(f"{module}.{name}" for module in ("re", "regex") for name in _FUNCTIONS),
            arguments=(0, "pattern"),
            shape="regex",
        ),
        # regular expressions unless told otherwise
        Sink(
            calls=tuple(
                f"pandas.Series.str.{name}"
                for name in "contains match fullmatch extract extractall findall count replace split".split()
            ),
            arguments=(0, "pat"),
            unless=(("regex", "False"),),
            shape="regex",
        ),
        Sink(
            calls=(".contains", ".extract", ".extractall"),
            arguments=(0, "pat"),
            unless=(("regex", "False"),),
            shape="regex",
            receivers=(".str",),
        ),
    ),
    sanitizers=("re.escape", "regex.escape", "fnmatch.translate", "glob.translate"),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
