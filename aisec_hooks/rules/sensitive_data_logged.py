"""Data of the rule sensitive-data-logged."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_LEVELS = "debug info warning warn error exception critical fatal".split()
_ROOTS = (
    "logging",
    "logging.Logger",
    "logging.LoggerAdapter",
    "loguru.logger",
    "structlog.BoundLogger",
    "structlog.stdlib.BoundLogger",
    "flask.Flask.logger",
)

RULE = FlowRule(
    name="sensitive-data-logged",
    title="Secret written to a log",
    message="{source} is written in the clear by {sink}",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(532,),
    owasp_2021=("A09",),
    owasp_2025=("A09",),
    fix_names={"receiver": "logger", "value": "user_id"},
    sinks=(
        # keywords too: structlog and `extra=` write them all
        Sink(
            calls=(
                *(f"{root}.{level}" for root in _ROOTS for level in (*_LEVELS, "log", "bind")),
                "logfire.info",
                "logfire.debug",
                "logfire.warn",
                "logfire.error",
            ),
            arguments=(),
            kinds=(SourceKind.SECRET,),
        ),
        Sink(
            calls=tuple(f".{level}" for level in (*_LEVELS, "log", "bind")),
            arguments=(),
            receivers=("log",),
            kinds=(SourceKind.SECRET,),
        ),
        Sink(
            calls=(
                "syslog.syslog",
                "warnings.warn",
                "cherrypy.log",
                "sentry_sdk.capture_message",
                "sentry_sdk.set_tag",
                "sentry_sdk.set_extra",
                "sentry_sdk.set_context",
                "sentry_sdk.add_breadcrumb",
                "opentelemetry.trace.Span.set_attribute",
                ".set_attribute",
            ),
            arguments=(),
            kinds=(SourceKind.SECRET,),
            ceiling=Confidence.MEDIUM,
        ),
        # a command may well print the password it has made, once, for its user; one that it was given is none of these
        Sink(
            calls=("print", "pprint.pprint", "sys.stdout.write", "sys.stderr.write", "click.echo", "typer.echo"),
            arguments=(),
            kinds=(SourceKind.SECRET,),
            shape="printed",
        ),
    ),
    sanitizers=(
        "mask",
        "mask_secret",
        "redact",
        "redacted",
        "obfuscate",
        "scrub",
        "fingerprint",
        "hash_password",
        "generate_password_hash",
        "make_password",
        ".hash",
        ".hashpw",
        "hashlib.sha256",
        "hashlib.sha512",
        "hashlib.blake2b",
        "hmac.new",
        "hmac.digest",
        "pydantic.SecretStr",
        "SecretStr",
    ),
    certainty={SourceKind.SECRET: Confidence.HIGH},
)
