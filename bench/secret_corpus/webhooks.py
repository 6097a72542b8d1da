"""Tokens that come as an URL, a JSON web token or inside another text."""

from __future__ import annotations

import base64
from collections.abc import Callable

from bench.secret_corpus.draw import Draw
from bench.secret_corpus.passwords import solid
from bench.secret_corpus.providers import jwt


def slack(draw: Draw) -> str:
    """An incoming webhook of Slack."""
    return draw.shape("https://hooks.|slack.com/|services/T%U(10)/B%U(10)/%A(24)")


def discord(draw: Draw) -> str:
    """A webhook of Discord."""
    return draw.shape("https://discord|.com/api/|webhooks/1%d(18)/%u(68)")


def teams(draw: Draw) -> str:
    """An incoming webhook of Teams."""
    place = f"{draw.text('a', 8)}.webhook.office.com/webhookb2/{draw.uuid()}@{draw.uuid()}"
    return f"https://{place}/Incoming" + f"Webhook/{draw.text('h', 32)}/{draw.uuid()}"


def logic_app(draw: Draw) -> str:
    """A trigger of Azure Logic Apps, which its signature opens."""
    place = f"prod-{draw.number(10, 99)}.westeurope.logic.azure.com:443/workflows/{draw.text('h', 32)}"
    return (
        f"https://{place}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&"
        + ("sig=" + draw.text("u", 43))
    )


def npm_auth(draw: Draw) -> str:
    """The `_auth` of .npmrc."""
    return base64.b64encode(f"ci-{draw.text('a', 4)}:{solid(draw)}".encode()).decode()


WEBHOOKS: dict[str, Callable[[Draw], str]] = {
    "slack": slack,
    "discord": discord,
    "teams": teams,
    "logic_app": logic_app,
    "webhook": lambda draw: draw.pick([slack, discord, teams, logic_app])(draw),
    "npm_auth": npm_auth,
    "jwt": jwt,
}
