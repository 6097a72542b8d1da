"""Data of the rule header-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="header-injection",
    title="Header line built from outside text",
    message="text from {source} can start header lines of its own in {sink}",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(113, 93),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "subject"},
    sinks=(
        # http.server and WSGI write what they are given; Flask, Django, aiohttp and Tornado refuse a line's end
        Sink(calls=(".send_header",), arguments=(0, 1, "keyword", "value")),
        Sink(
            calls=(".send_response", ".send_response_only"),
            arguments=(1, "message"),
            receivers=("self",),
        ),
        Sink(calls=("start_response",), arguments=(0, 1, "status", "response_headers", "headers")),
        Sink(calls=("wsgiref.headers.Headers.add_header",), arguments=(0, 1)),
        # a message that is sent as it stands
        Sink(
            calls=(
                "smtplib.SMTP.sendmail",
                "smtplib.SMTP_SSL.sendmail",
                "smtplib.LMTP.sendmail",
                "aiosmtplib.SMTP.sendmail",
                "smtplib.SMTP.data",
                ".sendmail",
            ),
            arguments=(2, "msg", "message"),
            shape="header",
        ),
        Sink(
            calls=(".send_raw_email",),
            arguments=("RawMessage",),
            shape="header",
        ),
        Sink(calls=(".sendall", ".send", ".write"), arguments=(0,), shape="header"),
        # since 2024 Python refuses to write such a message, which is a crash instead
        Sink(
            stores=(
                "email.message.Message",
                "email.mime.base.MIMEBase",
                "email.mime.multipart.MIMEMultipart",
                "email.mime.text.MIMEText",
                "MIMEMultipart",
                "MIMEText",
            ),
            arguments=("key", "value"),
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=("email.message.Message.add_header", "email.mime.text.MIMEText.add_header"),
            arguments=(0, 1),
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(
        "urllib.parse.quote",
        "urllib.parse.quote_plus",
        "urllib.parse.urlencode",
        "email.header.Header",
        "secure_filename",
        "werkzeug.utils.secure_filename",
        "json.dumps",
        "repr",
        "ascii",
        "base64.b64encode",
        "base64.urlsafe_b64encode",
        "http.cookies.SimpleCookie",
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
