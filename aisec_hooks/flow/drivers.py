"""What all drivers of the Python database API have in common."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_ROWS = "fetchone fetchall fetchmany fetchval next"


def driver(package: str, *, connections: str = "", cursors: str = "", rows: tuple[str, ...] = ()) -> Library:
    """A driver whose types are package.Connection and package.Cursor.

    `connections` and `cursors` are further calls and other names of classes that give them, `rows` further
    calls that give rows.
    """
    connection, cursor = f"{package}.Connection", f"{package}.Cursor"
    return Library(
        name=package,
        readings=(Reading(names=(*of(cursor, _ROWS), f"{cursor}[]", *rows), kind=SourceKind.STORED),),
        returns={
            **giving(connection, f"{package}.connect {package}.Connect {connections}"),
            **giving(cursor, f"{connection}.cursor {connection}.execute {cursor}.execute {cursors}"),
        },
    )
