"""Untrusted text and paths as valid JSON strings and URIs."""

from __future__ import annotations

import json
from urllib.parse import quote_from_bytes

from aisec_hooks import late

_SURROGATE = late.compiled("[\ud800-\udfff]")


def dumps(document: object) -> str:
    """The document as indented ASCII JSON with a newline at the end.

    Surrogates, which stand for undecodable bytes and which strict parsers reject, become U+FFFD. What is left
    is safe on any terminal and in any CI log: no control character, and no `##[`, an old command of GitHub's runner.
    """
    text = json.dumps(_valid(document), ensure_ascii=True, indent=2)
    return text.replace("\x7f", "\\u007f").replace("##[", "##\\u005b") + "\n"


def valid(text: str) -> str:
    """The text with surrogates replaced, so that it can be encoded as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def uri(path: str) -> str:
    """The path's own bytes percent-encoded as a relative URI reference."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return quote_from_bytes(raw, safe="/")


def _valid(value: object) -> object:
    if isinstance(value, str):
        return valid(value)
    if isinstance(value, dict):
        return {valid(key): _valid(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_valid(item) for item in value]
    return value
