"""Data of the rule trust-boundary-violation."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_SESSIONS = (
    "flask.session",
    "quart.session",
    "aiohttp_session.Session",
    "starlette.requests.Request.session",
    "django.contrib.sessions.backends.base.SessionBase",
    "cherrypy.session",
    "streamlit.session_state",
    "session",
    ".session",
    ".session_state",
)
_PRIVILEGES = (
    r"(?i)^(?:is_?|has_?)?(?:admin|administrator|superuser|staff|root|owner|moderator|authenticated|logged_?in|verified"
    r"|approved|paid|premium|authorized|authorised|impersonat\w*)$"
    r"|^(?:user_?)?(?:roles?|permissions?|perms|privileges?|scopes?|access_?level|clearance|tenant(?:_?id)?)$"
    # who it is: from a row that a password was checked against, not from the form
    r"|^_?(?:auth_?)?(?:user|account|customer|member|employee|owner|client|patient)_?(?:id|pk|uuid)$|^(?:uid|impersonated_?user)$"
)

RULE = FlowRule(
    name="trust-boundary-violation",
    title="Outside text stored where it will be trusted",
    message="{source} is put into {sink}, whose content the program trusts later on",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(501,),
    owasp_2021=("A04",),
    owasp_2025=("A06",),
    fix_names={"value": "theme"},
    sinks=(
        # the client chooses which entry of its session is written
        Sink(stores=_SESSIONS, arguments=("key",), shape="entry"),
        # or the value of one that says what it may do
        Sink(stores=_SESSIONS, arguments=("value",), named=_PRIVILEGES, shape="claimed"),
        Sink(
            calls=tuple(
                f"{session}.update"
                for session in ("flask.session", "quart.session", "aiohttp_session.Session", "cherrypy.session")
            ),
            arguments=(0, "**"),
            shape="keys",
        ),
        Sink(calls=(".update",), arguments=(0, "**"), shape="keys", receivers=("session",)),
        Sink(
            calls=("flask.session.setdefault", "quart.session.setdefault", "aiohttp_session.Session.setdefault"),
            arguments=(0,),
        ),
        Sink(calls=("os.putenv", "os.environ.setdefault"), arguments=(0,)),
        Sink(
            stores=("os.environ", "os.environb", "flask.Flask.config", "flask.current_app.config"), arguments=("key",)
        ),
    ),
    sanitizers=(),
    certainty={SourceKind.REQUEST: Confidence.HIGH, SourceKind.MODEL: Confidence.MEDIUM},
)
