"""Files that are private as a whole: environment files, keys and key stores, logins, histories, dumps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.engines.sensitive_names import Sort, sort_of
from aisec_hooks.model import Confidence, Match, Severity, Span
from aisec_hooks.syntax.source import Source

if TYPE_CHECKING:
    from aisec_hooks.engines.sensitive_judged import Judged

FIRST = Span(start_line=1, start_column=1, end_line=1, end_column=2)
"""Where a finding stands that is about a file as a whole."""
_PLAIN = late.compiled(r"[A-Za-z0-9_@%+=:,./~-]+")
_SPECIAL = late.compiled(r"[\\*?\[ ]")


class SensitiveFiles:
    """Files that do not belong into a repository, by their names and by what they hold or how they begin."""

    name = "files"

    def wants(self, source: Source) -> bool:
        """Whether the name is one that such files have, of JSON the content."""
        sort = sort_of(source.path)
        return sort is not None and (sort is not Sort.JSON or b"service_account" in source.data)

    def check(self, source: Source) -> Iterator[Match]:
        """At most one match, which stands for the whole file and quotes nothing of it."""
        sort = sort_of(source.path)
        judged = _judged(sort, source) if sort is not None else None
        if sort is None or judged is None:
            return
        confidence = judged.confidence
        if setting(source.path) is not Setting.PROGRAM:
            if confidence < Confidence.HIGH:
                return  # a sample for a test, or one for the reader
            confidence = min(confidence, Confidence.MEDIUM)
        yield Match(
            rule="sensitive-file",
            span=FIRST,
            message=f"{judged.what} is in the repository: {judged.why}",
            severity=Severity.LOW if confidence is Confidence.LOW else judged.severity,
            confidence=confidence,
            code=sort.value,
            names={"path": _quoted(source.path), "pattern": _pattern(source.path), "keep": judged.keep},
        )


def _judged(sort: Sort, source: Source) -> Judged | None:
    # imported here: nearly no commit has such a file, and all would wait for the import
    from aisec_hooks.engines import sensitive_content  # noqa: PLC0415

    return sensitive_content.judge(sort, source)


def _quoted(path: str) -> str:
    """The path as one word of a shell."""
    return path if _PLAIN.fullmatch(path) else "'" + path.replace("'", "'\\''") + "'"


def _pattern(path: str) -> str:
    """The line of a .gitignore that means this path."""
    return "/" + _SPECIAL.sub(r"\\\g<0>", path)
