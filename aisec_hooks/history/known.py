"""Whether a secret has been committed before: what the hook asks, in a few milliseconds."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from aisec_hooks.history.store import FILE, key_name
from aisec_hooks.model import Finding
from aisec_hooks.snapshot import Repository
from aisec_hooks.syntax.decode import decode
from aisec_hooks.syntax.source import Source

MOST_DIGESTS = 500
MOST_VERSIONS = 30
LARGEST = 2_000_000
"""Bytes of a version that is looked into."""


def seen(repository: Repository, key: bytes, digests: Iterable[str]) -> set[str]:
    """Which of some keyed hashes a scan of the history has met; none where there was no scan.

    One query; nothing is written, and a file that cannot be read knows nothing.
    """
    file = Path(repository.common_dir, "aisec", FILE)
    asked = sorted(set(digests))[:MOST_DIGESTS]
    if not asked or not file.is_file():
        return set()
    marks = ",".join("?" * len(asked))
    query = (
        f"select digest from digests where digest in ({marks})"  # noqa: S608  # marks only
        " and exists (select 1 from about where name = 'key' and value = ?)"
    )
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)) as database:
            return {row[0] for row in database.execute(query, [*asked, key_name(key)])}
    except sqlite3.Error:
        return set()


def text_of(finding: Finding, data: bytes, key: bytes) -> str:
    """The text of the secret that a finding tells of, from the file it was found in; "" if it is not there.

    It must not leave memory. In a notebook the place is one of the file, not of the text: "".
    """
    source = Source(finding.location.path, data)
    if finding.secret is None or finding.location.cell is not None:
        return ""
    text = source.segment(finding.location.span)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest()
    return text if digest == finding.secret.digest else ""


def in_recent_versions(repository: Repository, path: str, secret: str) -> bool:
    """Whether one of the last versions of a path that HEAD reaches holds a text.

    The text is compared in memory: git is asked for the path only. On a history where that takes too long, the
    versions found in time are looked into.
    """
    if not secret:
        return False
    whole = re.compile(rf"(?<![A-Za-z0-9]){re.escape(secret)}(?![A-Za-z0-9])")  # no part of a longer one
    return any(
        whole.search(decode(data, python=path.endswith(".py"))[0])
        for data in repository.versions(path, MOST_VERSIONS, LARGEST)
    )
