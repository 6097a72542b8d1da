"""Whether a text file is a record of what somebody did or stored: shell histories, database dumps, captures."""

from __future__ import annotations

import re

from aisec_hooks import late
from aisec_hooks.engines.sensitive_judged import NOWHERE, WITH_BACKUPS, Judged
from aisec_hooks.model import Confidence, Severity
from aisec_hooks.syntax.source import Source

MOST = 2_000_000
_SHY_HISTORIES = frozenset((".history", ".rhistory", ".histfile"))
_DUMPED = late.compiled(
    r"(?i)^-- (?:PostgreSQL database (?:cluster )?dump|(?:MySQL|MariaDB) dump|phpMyAdmin SQL Dump|Dump of |Adminer |"
    r"pg_dump|Host: )|^PRAGMA foreign_keys=OFF;",
    re.MULTILINE,
)
_ROWS_OF_PEOPLE = late.compiled(
    r"(?i)^[ \t]{0,20}(?:INSERT INTO|COPY)[ \t]{1,9}[`\"\[]?(?:[\w$]{1,60}[`\"\]]?\.[`\"\[]?)?(?:[\w$]{0,60}?_)?"
    r"(?:users?|accounts?|customers?|clients?|members?|patients?|employees?|persons?|people|contacts?|subscribers?"
    r"|profiles?|logins?|sessions?|orders?|payments?|addresses|auth_user|admins?)\b[^\n]{0,2000}?"
    r"(?:VALUES|FROM stdin|\()",
    re.MULTILINE,
)
_COOKIE = late.compiled(
    r"^(?:#HttpOnly_)?[\w.-]{3,200}\t(?:TRUE|FALSE)\t[^\t\n]{1,400}\t(?:TRUE|FALSE)\t\d{1,15}\t", re.MULTILINE
)
_SECRET_HEADER = late.compiled(r"(?i)\"name\"\s{0,20}:\s{0,20}\"(?:authorization|cookie|set-cookie|x-api-key)\"")
_PACKETS = (b"\xa1\xb2\xc3\xd4", b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\x3c\x4d", b"\x4d\x3c\xb2\xa1", b"\x0a\x0d\x0d\x0a")


def history(source: Source) -> Judged | None:
    """What somebody typed into a shell or a database's prompt."""
    if not source.text[:MOST].strip() or b"\0" in source.data[:8000]:
        return None
    sure = Confidence.MEDIUM if source.path.rpartition("/")[2].lower() in _SHY_HISTORIES else Confidence.HIGH
    why = "passwords and names of machines are typed into commands"
    return Judged(sure, "a history of commands", why, NOWHERE, Severity.MEDIUM)


def sql(source: Source) -> Judged | None:
    """A dump with rows of tables that are about people, as far as their names say."""
    text = source.text[:MOST]
    if _DUMPED.search(text[:4_000]) is None or _ROWS_OF_PEOPLE.search(text) is None:
        return None
    why = "it has rows of tables that are about people"
    return Judged(Confidence.MEDIUM, "a dump of a database", why, WITH_BACKUPS, Severity.MEDIUM)


def capture(source: Source) -> Judged | None:
    """Recorded traffic, and the cookies of a session."""
    data = source.data
    if data.startswith(_PACKETS):
        why = "whatever went over the wire may be in it"
        return Judged(Confidence.MEDIUM, "recorded network traffic", why, NOWHERE, Severity.MEDIUM)
    text = source.text[:MOST]
    name = source.path.lower()
    if name.endswith(".har") and '"entries"' in text and _SECRET_HEADER.search(text):
        why = "it has the cookies or authorization of its requests"
        return Judged(Confidence.MEDIUM, "a browser's record of requests", why, NOWHERE, Severity.MEDIUM)
    if name.endswith("cookies.txt") and _COOKIE.search(text):
        why = "whoever has them is logged in as their owner"
        return Judged(Confidence.MEDIUM, "a jar of cookies", why, NOWHERE, Severity.MEDIUM)
    return None
