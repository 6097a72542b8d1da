"""Libraries of URLs: yarl, furl, w3lib, rfc3986, hyperlink."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, of

LIBRARY = Library(
    name="urls",
    returns={"yarl.URL.build": "yarl.URL"},
    carriers=(
        *("yarl.URL", "furl.furl", "hyperlink.URL", "hyperlink.parse", "rfc3986.uri_reference", "rfc3986.urlparse"),
        *of("yarl.URL", "build join with_path with_host with_query joinpath update_query"),
        *of("w3lib.url", "safe_url_string canonicalize_url url_query_parameter add_or_replace_parameter"),
        "httpx.URL",
        "tldextract.extract",
    ),
    texts=("yarl.URL", "furl.furl", "httpx.URL", "hyperlink.URL"),
)
