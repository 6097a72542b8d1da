"""Making untrusted text safe to print on one line."""

from __future__ import annotations

import re

from aisec_hooks import late

# What a terminal or a reader's eye would not show as it is: C0, DEL and C1 controls (ESC among them), soft
# hyphen, Arabic letter mark, Mongolian vowel separator, zero-width and direction marks, line and paragraph
# separators, bidi embeddings and isolates, invisible operators, interlinear anchors, byte order mark, lone
# surrogates (which stand for undecodable bytes), and tag characters.
_HIDDEN = late.compiled(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The text with every control, direction, zero-width and undecodable character as an escape such as `\\x1b`.

    Line ends and tabs are escaped too, so the result is one line.
    """
    return _HIDDEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # the byte 0x80 to 0xFF that could not be decoded
        code -= 0xDC00
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
