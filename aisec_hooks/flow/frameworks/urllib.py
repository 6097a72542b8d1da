"""urllib: answers of servers, and parts of URLs."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="urllib",
    readings=(
        Reading(
            names=(
                "urllib.request.urlopen",
                "urllib.request.urlretrieve",
                "urllib.request.OpenerDirector.open",
                "urllib2.urlopen",
            ),
            kind=SourceKind.NETWORK,
            gives="http.client.HTTPResponse",
        ),
    ),
    returns={"urllib.request.build_opener": "urllib.request.OpenerDirector"},
    objects=("urllib.request.Request",),
    carriers=of(
        "urllib.parse",
        "urlparse urlsplit urlunparse urlunsplit urljoin urldefrag quote quote_plus quote_from_bytes unquote"
        " unquote_plus"
        " unquote_to_bytes urlencode parse_qs parse_qsl",
    ),
)
