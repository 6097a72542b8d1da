"""Data of the rule open-redirect."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_STATUS = (
    "HTTPFound HTTPSeeOther HTTPMovedPermanently HTTPTemporaryRedirect HTTPPermanentRedirect HTTPMultipleChoices"
).split()
_LOCATION = r"(?i)^(?:location|refresh)$"

RULE = FlowRule(
    name="open-redirect",
    title="Redirect to an address that outside text chooses",
    message="text from {source} decides where {sink} sends the browser",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(601,),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"value": "target"},
    sinks=(
        Sink(
            calls=(
                "flask.redirect",
                "quart.redirect",
                "werkzeug.utils.redirect",
                "django.shortcuts.redirect",
                "HttpResponseRedirect",
                "HttpResponsePermanentRedirect",
                "RedirectResponse",
                "bottle.redirect",
                "sanic.response.redirect",
                "sanic.redirect",
                "litestar.response.Redirect",
                "litestar.response.redirect.Redirect",
                "cherrypy.HTTPRedirect",
                "nicegui.ui.navigate.to",
                *(f"aiohttp.web.{name}" for name in _STATUS),
                *(f"pyramid.httpexceptions.{name}" for name in _STATUS),
                *(f"webob.exc.{name}" for name in _STATUS),
                *(f"falcon.{name}" for name in _STATUS),
                "falcon.HTTPPermanentRedirect",
                *(f"web.{name}" for name in _STATUS),
                "web.seeother",
                "web.found",
            ),
            arguments=(0, "location", "url", "redirect_to", "to", "path", "urls"),
            shape="redirect",
        ),
        Sink(
            calls=("tornado.web.RequestHandler.redirect", "flask.Flask.redirect", ".redirect"),
            arguments=(0, "url", "location"),
            shape="redirect",
            receivers=("self", "handler", "app", "response"),
        ),
        Sink(
            calls=(".send_header", ".set_header", ".add_header", ".setHeader", ".append_header"),
            arguments=(1, "value"),
            only_if=tuple(
                (place, repr(name)) for place in ("0", "name") for name in ("Location", "location", "LOCATION")
            ),
            shape="redirect",
        ),
        Sink(
            calls=("start_response", "Response", "make_response", "HttpResponse", "JSONResponse", "HTTPException"),
            arguments=(1, 2, "headers", "response_headers"),
            named=_LOCATION,
            shape="redirect",
        ),
        Sink(
            stores=(".headers", ".response.headers", "HttpResponse", "django.http.HttpResponse"),
            arguments=("value",),
            named=_LOCATION,
            shape="redirect",
        ),
        Sink(
            stores=("pyramid.response.Response", "falcon.Response", "webob.Response", "Response"),
            arguments=("value",),
            named=r"^location$",
            shape="redirect",
        ),
    ),
    sanitizers=(
        "url_for",
        ".url_for",
        "flask.url_for",
        "quart.url_for",
        "django.urls.reverse",
        "django.urls.reverse_lazy",
        ".reverse_url",
        ".route_url",
        ".route_path",
        ".url_path_for",
        "urllib.parse.quote_plus",
        "urllib.parse.urlencode",
    ),
    certainty={SourceKind.REQUEST: Confidence.HIGH, SourceKind.MESSAGE: Confidence.MEDIUM},
)
