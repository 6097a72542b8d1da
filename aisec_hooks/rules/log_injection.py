"""Data of the rule log-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_LEVELS = "debug info warning warn error exception critical fatal".split()
_ROOTS = ("logging", "logging.Logger", "logging.LoggerAdapter", "loguru.logger", "flask.Flask.logger")

RULE = FlowRule(
    name="log-injection",
    title="Log line that outside text can break",
    message="text from {source} can start lines of its own in the log that {sink} writes",
    severity=Severity.LOW,
    # a forged line misleads a reader, and many logs escape line ends on their way
    confidence=Confidence.MEDIUM,
    cwe=(117,),
    owasp_2021=("A09",),
    owasp_2025=("A09",),
    fix_names={"receiver": "logger", "value": "username"},
    sinks=(
        Sink(
            calls=tuple(f"{root}.{level}" for root in _ROOTS for level in _LEVELS),
            arguments=(),
            shape="log",
        ),
        Sink(
            calls=tuple(f".{level}" for level in _LEVELS),
            arguments=(),
            shape="log",
            receivers=("log",),
        ),
        Sink(calls=("logging.log", "logging.Logger.log", "loguru.logger.log"), arguments=(1, 2, 3, 4), shape="log"),
        Sink(calls=(".log",), arguments=(1, 2, 3, 4), shape="log", receivers=("log",)),
        Sink(
            calls=("syslog.syslog", "twisted.python.log.msg", "cherrypy.log", "frappe.log_error"),
            arguments=(0, 1),
            shape="log",
        ),
    ),
    sanitizers=(
        "repr",
        "ascii",
        "json.dumps",
        "orjson.dumps",
        "urllib.parse.quote",
        "urllib.parse.quote_plus",
        "urllib.parse.urlencode",
        "secure_filename",
        "werkzeug.utils.secure_filename",
        "re.escape",
        "base64.b64encode",
        "hashlib.sha256",
        "hashlib.blake2b",
        "slugify",
        "shlex.quote",
    ),
    certainty={SourceKind.REQUEST: Confidence.MEDIUM},
)
