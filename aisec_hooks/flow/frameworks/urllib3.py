"""urllib3 and httplib2: answers of servers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="urllib3",
    readings=(
        Reading(
            names=of("urllib3.HTTPResponse", "data read stream headers read_chunked json"), kind=SourceKind.NETWORK
        ),
        Reading(names=("httplib2.Http.request",), kind=SourceKind.NETWORK),
    ),
    returns={
        **giving(
            "urllib3.HTTPResponse",
            "urllib3.request urllib3.PoolManager.request urllib3.PoolManager.urlopen"
            " urllib3.HTTPConnectionPool.request"
            " urllib3.HTTPConnectionPool.urlopen urllib3.response.HTTPResponse",
        ),
        **giving("urllib3.PoolManager", "urllib3.ProxyManager"),
        **giving("urllib3.HTTPConnectionPool", "urllib3.HTTPSConnectionPool urllib3.connection_from_url"),
    },
    objects=("httplib2.Http",),
)
