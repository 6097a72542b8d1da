"""Flask-SocketIO and python-socketio: handlers of events, whose arguments clients send."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library

LIBRARY = Library(
    name="flask_socketio",
    entries=(
        Entry(
            decorators=tuple(".on .event .on_event .on_error_default".split()),
            whole=("data", "json", "message"),
            typed={"sid": "", "environ": "", "namespace": ""},
        ),
        Entry(registrars=(".on_event", ".on"), whole=("data", "json", "message"), typed={"sid": "", "environ": ""}),
        Entry(
            bases=("flask_socketio.Namespace", "socketio.Namespace", "socketio.AsyncNamespace"),
            methods=("on_*",),
            whole=("data", "json", "message"),
            typed={"sid": "", "environ": ""},
        ),
    ),
)
