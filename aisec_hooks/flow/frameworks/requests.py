"""Requests: answers of servers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_RESPONSES = (
    "requests.get requests.post requests.put requests.patch requests.delete requests.head requests.options"
    " requests.request requests.Session.get requests.Session.post requests.Session.put requests.Session.patch"
    " requests.Session.delete requests.Session.head requests.Session.options requests.Session.request"
    " requests.Session.send requests.models.Response niquests.get niquests.post niquests.request"
)

LIBRARY = Library(
    name="requests",
    readings=(
        Reading(
            names=(
                *of("requests.Response", "text content headers cookies raw url reason iter_content iter_lines links"),
                "requests.Response[]",
            ),
            kind=SourceKind.NETWORK,
        ),
        Reading(names=("requests.Response.json",), kind=SourceKind.NETWORK, whole=True),
    ),
    returns={
        **giving("requests.Response", _RESPONSES),
        **giving(
            "requests.Session",
            "requests.session requests.sessions.Session requests_oauthlib.OAuth2Session"
            " requests_oauthlib.OAuth1Session"
            " cachecontrol.CacheControl requests_cache.CachedSession cloudscraper.create_scraper niquests.Session",
        ),
    },
)
