"""Builtins, and methods that mean the same whatever the file imports."""

from __future__ import annotations

from aisec_hooks.flow.calls import FILE
from aisec_hooks.flow.library import Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="",
    readings=(
        Reading(names=("input", "builtins.input"), kind=SourceKind.INPUT),
        Reading(
            names=tuple(
                "open builtins.open io.open io.open_code codecs.open tokenize.open gzip.open gzip.GzipFile bz2.open"
                " bz2.BZ2File lzma.open lzma.LZMAFile aiofiles.open anyio.open_file os.fdopen fileinput.input".split()
            ),
            kind=SourceKind.STORED,
            gives=FILE,
            unless_carried=True,
        ),
        # rows of whatever driver it is
        Reading(
            names=tuple(
                ".fetchone .fetchall .fetchmany .fetchval .fetchrow .fetch_one .fetch_all .fetch_val .fetchdf"
                " .fetch_arrow_table".split()
            ),
            kind=SourceKind.STORED,
        ),
        Reading(
            names=tuple(
                ".recv_bytes .recv_multipart .blpop .brpop .lpop .rpop .xread .xreadgroup .receive_message"
                " .receive_messages .receive_message_batch .basic_get .get_message".split()
            ),
            kind=SourceKind.MESSAGE,
        ),
        Reading(names=(".recv", ".recvfrom"), kind=SourceKind.NETWORK),
        # a client of a language model that was handed over
        Reading(
            names=tuple(
                ".chat.completions.create .chat.completions.parse .beta.chat.completions.parse .completions.create"
                " .chat.completions.stream .chat.completions.with_raw_response.create .models.generate_content".split()
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
)
