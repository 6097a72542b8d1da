"""Where in JavaScript a place in a page is."""

from __future__ import annotations

import re
from enum import Enum

from aisec_hooks import late


class Script(Enum):
    """What JavaScript is in the midst of; the value is the pattern that ends it."""

    CODE = ""
    SINGLE = r"\\.|'|\n"
    DOUBLE = r'\\.|"|\n'
    TEMPLATE = r"\\.|`"
    LINE_COMMENT = r"\n"
    COMMENT = r"\*/"


_ENDS = {state: re.compile(state.value, re.DOTALL) for state in Script}
_CLOSERS = {
    "'": Script.SINGLE,
    '"': Script.DOUBLE,
    "`": Script.TEMPLATE,
    "//": Script.LINE_COMMENT,
    "/*": Script.COMMENT,
}
_OPENERS = late.compiled(r"[\"'`]|//|/\*|/")
# bounded, so that what only looks like one costs no more than its length
_REGEX = late.compiled(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,100}\]){1,200}/")
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%<>~^\n")


def after(state: Script, text: str) -> Script:
    """What JavaScript is in the midst of after some more of it."""
    position = 0
    while position < len(text):
        if state is not Script.CODE:
            end = _ENDS[state].search(text, position)
            while end and end[0].startswith("\\"):
                end = _ENDS[state].search(text, end.end())
            if end is None:
                return state
            state, position = Script.CODE, end.end()
            continue
        opener = _OPENERS.search(text, position)
        if opener is None:
            return state
        position = opener.end()
        if opener[0] != "/":
            state = _CLOSERS[opener[0]]
        elif text[max(0, opener.start() - 30) : opener.start()].strip(" \t")[-1:] in _BEFORE_REGEX:
            literal = _REGEX.match(text, opener.start())
            position = literal.end() if literal else position
    return state
