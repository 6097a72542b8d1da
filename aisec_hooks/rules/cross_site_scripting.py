"""Data of the rule cross-site-scripting."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_RESPONSES = (
    "HTMLResponse HttpResponse HttpResponseBadRequest HttpResponseForbidden HttpResponseGone HttpResponseNotAllowed"
    " HttpResponseNotFound HttpResponseServerError Response StreamingHttpResponse StreamingResponse flask.make_response"
    " make_response web.Response quart.Response"
).split()
_HTML_MAIL = tuple((place, repr(word)) for place in ("1", "_subtype", "subtype") for word in ("html", "HTML"))

RULE = FlowRule(
    name="cross-site-scripting",
    title="HTML built from outside text",
    message="text from {source} becomes part of the HTML in {sink}, unescaped",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(79, 80),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "name"},
    sinks=(
        # whether they answer with HTML is worked out from the framework and the content type
        Sink(calls=tuple(_RESPONSES), arguments=(0, "content", "response", "text", "body"), shape="html"),
        Sink(
            calls=("sanic.response.html", "sanic.html", "fasthtml.common.NotStr", "dominate.util.raw"),
            arguments=(0, "body", "text"),
            shape="html",
        ),
        Sink(
            calls=(
                *("Markup", "markupsafe.Markup", "flask.Markup", "jinja2.Markup", "wtforms.widgets.HTMLString"),
                *("mark_safe", "django.utils.safestring.mark_safe", "SafeString", "django.utils.safestring.SafeString"),
                *("SafeText", "django.utils.safestring.SafeText", "format_html", "django.utils.html.format_html"),
                *("webhelpers2.html.literal", "kajiki.literal", "genshi.core.Markup"),
            ),
            arguments=(0,),
            shape="html",
        ),
        Sink(
            calls=("format_html_join", "django.utils.html.format_html_join"),
            arguments=(0, 1),
            shape="html",
        ),
        Sink(calls=("render_template_string", "flask.render_template_string"), arguments=(0, "source"), shape="html"),
        Sink(calls=(".write", ".finish"), arguments=(0,), shape="html"),
        Sink(calls=(".set_data",), arguments=(0, "value"), shape="html", receivers=("resp", "answer", "page", "reply")),
        # HTML mail: what a visitor writes into a form is shown to whoever reads it
        Sink(
            calls=("MIMEText", "email.mime.text.MIMEText"),
            arguments=(0, "_text"),
            only_if=_HTML_MAIL,
            shape="html",
        ),
        Sink(calls=(".set_content", ".add_alternative"), arguments=(0,), only_if=_HTML_MAIL, shape="html"),
        Sink(
            calls=(".attach_alternative", "EmailAlternative"),
            arguments=(0, "content"),
            only_if=(("1", "'text/html'"), ("mimetype", "'text/html'")),
            shape="html",
        ),
        Sink(
            calls=(
                *(
                    "django.core.mail.send_mail",
                    "send_mail",
                    "django.core.mail.mail_admins",
                    "django.core.mail.mail_managers",
                ),
                *("flask_mail.Message", "flask_mailman.EmailMessage", "sendgrid.helpers.mail.Mail", ".email_user"),
            ),
            arguments=("html_message", "html", "html_content"),
            shape="html",
        ),
        # notebooks and dashboards: what a model or a file says ends up as HTML
        Sink(
            calls=(
                "IPython.display.HTML",
                "streamlit.components.v1.html",
                "streamlit.html",
                "nicegui.ui.html",
                "gradio.HTML",
            ),
            arguments=(0, "data", "html", "content", "value"),
            shape="html",
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=("streamlit.markdown", "streamlit.write", "streamlit.caption"),
            arguments=(0, "body"),
            only_if=(("unsafe_allow_html", "True"),),
            shape="html",
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(
        *(
            "html.escape",
            "cgi.escape",
            "xml.sax.saxutils.escape",
            "xml.sax.saxutils.quoteattr",
            "escape",
            "html_escape",
        ),
        *("markupsafe.escape", "markupsafe.escape_silent", "flask.escape", "jinja2.escape", "Markup.escape"),
        *("markupsafe.Markup.escape", "jinja2.utils.escape", "werkzeug.utils.escape", "mako.filters.html_escape"),
        *("django.utils.html.escape", "django.utils.html.conditional_escape", "conditional_escape"),
        *("django.utils.html.strip_tags", "django.utils.html.urlize", "django.utils.html.escapejs"),
        *("tornado.escape.xhtml_escape", "xhtml_escape", "tornado.escape.linkify", "bottle.html_escape"),
        *(
            "webob.html_escape",
            "pyramid.compat.escape",
            "bleach.clean",
            "bleach.linkify",
            "nh3.clean",
            "nh3.clean_text",
        ),
        *("lxml.html.clean.clean_html", "lxml_html_clean.clean_html", "html_sanitizer.Sanitizer.sanitize"),
        *("urllib.parse.quote", "urllib.parse.quote_plus", "urllib.parse.urlencode", ".urlencode"),
        *("url_for", "flask.url_for", "quart.url_for", "django.urls.reverse"),
        *("json.dumps", "jsonify", "flask.jsonify", "base64.b64encode", "base64.urlsafe_b64encode"),
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.STORED: Confidence.MEDIUM,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
