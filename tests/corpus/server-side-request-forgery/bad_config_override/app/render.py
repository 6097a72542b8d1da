import httpx

from .settings import DEFAULTS


def render(html, **overrides):
    options = {**DEFAULTS, **overrides}
    reply = httpx.post(options["renderer"], content=html, params={"paper": options["paper"]})
    return reply.content
