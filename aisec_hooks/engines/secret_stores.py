"""Credentials in files that are there to keep them: Docker's and npm's logins, a cluster's Secret, .pgpass."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.engines.secret_text import Named
from aisec_hooks.engines.secret_verdicts import Use

_AUTH = late.compiled(r"[\"']?\b_?auth[\"']?\s{0,4}[:=]\s{0,4}[\"']?([A-Za-z0-9+/]{8,2000}={0,2})(?=[\"'\s]|$)")
_DATA = late.compiled(r"(?m)^[ \t]{0,20}data:[ \t]*\n((?:[ \t]+[^\n]{0,5000}\n?){1,200})")
_ENTRY = late.compiled(r"(?m)^[ \t]+[\"']?([\w.-]{1,100})[\"']?:[ \t]+[\"']?([A-Za-z0-9+/]{8,4000}={0,2})[\"']?[ \t]*$")
_PGPASS = late.compiled(r"(?m)^[^\s:#][^:\n]{0,200}:(?:\d{1,5}|\*):[^:\n]{1,100}:[^:\n]{1,100}:([^\n]{3,200})$")
_ENCODED = ("json", "config", "npmrc", ".yml", ".yaml", "dockercfg", ".sh")


def stored(text: str, folded: str, path: str) -> Iterator[Named]:
    """The credentials that such a file keeps; `folded` is the text in lower case."""
    if "auth" in folded and path.endswith(_ENCODED):
        yield from _logins(text)
    if "kind: Secret\n" in text:
        yield from _cluster_secrets(text)
    if is_of_logins(path):
        for line in _PGPASS.finditer(text):
            yield Named("password", line[1], line.start(1), Use.ASSIGNED, quoted=False, place="a line of logins")


def is_of_logins(path: str) -> bool:
    """Whether each line of the file is a login."""
    return path.endswith(("pgpass", "pgpass.conf"))


def _logins(text: str) -> Iterator[Named]:
    """`"auth": "…"` of Docker's and npm's settings: user and password in base 64."""
    for found in _AUTH.finditer(text):
        user, colon, password = _decoded(found[1]).partition(":")
        if colon and user and password:
            yield Named("password", found[1], found.start(1), Use.HANDED, True, "a login in base 64", password)


def _cluster_secrets(text: str) -> Iterator[Named]:
    """The entries under `data:` in a cluster's Secret, which are base 64."""
    for block in _DATA.finditer(text):
        for entry in _ENTRY.finditer(text, block.start(1), block.end(1)):
            meaning = _decoded(entry[2])
            if meaning and not meaning.startswith(("http", "{")):
                yield Named(entry[1], entry[2], entry.start(2), Use.STORED, quoted=False, meaning=meaning)


def _decoded(value: str) -> str:
    """The printable text that base 64 stands for, "" if it stands for none."""
    try:
        text = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() else ""
