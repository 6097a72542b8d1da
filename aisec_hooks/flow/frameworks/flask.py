"""Flask: views, method views, the request and what comes with it."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="flask",
    readings=(
        Reading(
            names=of(
                "flask.Request",
                "args values cookies headers view_args query_string path full_path url base_url referrer user_agent"
                " authorization environ stream mimetype content_type remote_user host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=of("flask.Request", "form json data get_json get_data"), kind=SourceKind.REQUEST, whole=True),
        Reading(
            names=("flask.Request.files",),
            kind=SourceKind.REQUEST,
            gives="werkzeug.datastructures.FileMultiDict",
        ),
    ),
    entries=(
        Entry(
            decorators=tuple(".route .get .post .put .delete .patch .endpoint".split()),
            path=(0, "rule"),
            html=True,
        ),
        Entry(registrars=(".add_url_rule",), html=True),
        Entry(
            decorators=tuple(
                ".errorhandler .app_errorhandler .register_error_handler .after_request .after_app_request".split()
            ),
            kind=SourceKind.PARAMETER,
            html=True,
        ),
        Entry(
            decorators=tuple(
                ".teardown_request .context_processor .shell_context_processor .template_filter .template_global"
                " .user_loader".split()
            ),
            kind=SourceKind.PARAMETER,
        ),
        Entry(
            decorators=tuple(".before_request .before_app_request .url_value_preprocessor".split()),
            html=True,
        ),
        Entry(decorators=(".request_loader",), typed={0: "flask.Request"}),
        Entry(decorators=(".cli.command",), kind=SourceKind.INPUT),
        Entry(
            bases=("flask.views.MethodView", "flask.views.View", "*MethodView", "*View"),
            methods=tuple("get post put delete patch head options dispatch_request".split()),
            converted=True,
            html=True,
        ),
    ),
    returns={
        **giving("flask.Request", "flask.request flask.globals.request flask.wrappers.Request"),
        **giving("flask.Flask", "flask.app.Flask flask.current_app"),
        **giving("flask.Response", "flask.make_response flask.wrappers.Response flask.jsonify flask.redirect"),
        "flask.Flask.logger": "logging.Logger",
        "flask.blueprints.Blueprint": "flask.Blueprint",
        "flask.Flask.test_client": "flask.testing.FlaskClient",
        "flask.globals.session": "flask.session",
        "flask.helpers.send_file": "flask.send_file",
    },
    objects=("flask.Flask", "flask.Blueprint", "flask.session"),
)
