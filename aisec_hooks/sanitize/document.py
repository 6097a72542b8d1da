"""One text that is to be sanitized: its characters as they are, and as the engines want them."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from functools import cached_property

from aisec_hooks import late
from aisec_hooks.errors import Incomplete
from aisec_hooks.printable import printable
from aisec_hooks.syntax.decode import mostly_text, unreadable

_WIDE = (  # UTF-32's little-endian mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNREAD = late.compiled("[\\x00\\ud800-\\udfff]")
_RETURNS = late.compiled(r"\r\n")


class Document:
    """`text` holds every byte: undecodable ones as surrogate escapes, line ends as they were.

    `name` is what reports call it, `path` what its kind is judged by, "" where it was pasted.
    """

    def __init__(self, name: str, text: str, *, path: str = "", encoding: str = "utf-8") -> None:
        self.name = name
        self.path = path
        self.text = text
        self.encoding = encoding

    @classmethod
    def read(cls, name: str, data: bytes, path: str = "") -> Document:
        """The document that bytes are; Incomplete if they are no text."""
        reason = unreadable(data)
        if reason and not mostly_text(data):
            raise Incomplete(f"{printable(name)}: {reason}")
        for mark, encoding in _WIDE:
            if data.startswith(mark):
                try:
                    return cls(name, data.decode(encoding), path=path, encoding=encoding)
                except UnicodeDecodeError:
                    break
        return cls(name, data.decode("utf-8", "surrogateescape"), path=path)

    def encoded(self, text: str) -> bytes:
        """A text made from the document's, as bytes."""
        if self.encoding == "utf-8":
            return text.encode("utf-8", "surrogateescape")
        return text.encode(self.encoding, "replace")

    @cached_property
    def plain(self) -> str:
        """The text with LF line ends, without a byte order mark, U+FFFD for what is no character."""
        text = self.text[1:] if self._marked else self.text
        return _UNREAD.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))

    def place(self, offset: int) -> int:
        """The offset in `text` of one in `plain`."""
        return offset + bisect_left(self._returns, offset) + self._marked

    def line(self, offset: int) -> int:
        """The line (from 1) of an offset in `plain`."""
        return bisect_left(self._ends, offset) + 1

    @property
    def _marked(self) -> bool:
        return self.text.startswith("\ufeff")

    @cached_property
    def _returns(self) -> list[int]:
        """Where in `plain` the line ends of two characters are."""
        return [m.start() - i - self._marked for i, m in enumerate(_RETURNS.finditer(self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        return [m.start() for m in re.finditer("\n", self.plain)]
