"""FastAPI: path operations, whose parameters are parts of the request by their types, and dependencies."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, of

LIBRARY = Library(
    name="fastapi",
    entries=(
        Entry(
            decorators=tuple(
                ".get .post .put .delete .patch .head .options .trace .api_route .route .websocket .websocket_route"
                " .webhooks.post".split()
            ),
            path=(0, "path"),
            typed={"request": "starlette.requests.Request", "websocket": "starlette.websockets.WebSocket"},
        ),
        Entry(
            registrars=tuple(".add_api_route .add_api_websocket_route fastapi.routing.APIRoute".split()),
            typed={"request": "starlette.requests.Request", "websocket": "starlette.websockets.WebSocket"},
        ),
        # what a path operation depends on takes its parameters from the request, too
        Entry(
            registrars=("fastapi.Depends", "fastapi.Security", "fastapi.params.Depends"),
            methods=("__init__", "__call__"),
            typed={"request": "starlette.requests.Request"},
        ),
    ),
    providers=("Depends", "Security"),
    objects=(
        "fastapi.FastAPI",
        "fastapi.APIRouter",
        *of(
            "fastapi.security",
            "HTTPAuthorizationCredentials OAuth2PasswordRequestForm SecurityScopes HTTPBasicCredentials",
        ),
    ),
    texts=(*of("fastapi.security", "HTTPAuthorizationCredentials OAuth2PasswordRequestForm HTTPBasicCredentials"),),
)
