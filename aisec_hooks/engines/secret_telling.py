"""Passwords that a comment, a note or a log tells: `# ci: user build, password Violet_2018`."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_names import role
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secret_randomness import is_random
from aisec_hooks.engines.secret_text import Named, name_around
from aisec_hooks.engines.secret_verdicts import Use

_WORDS = ("password", "passwd", "pwd", "passphrase", "kennwort", "passwort", "key", "token", "secret")
_ISSUED = frozenset(("key", "token"))
"""Prose speaks of many of them, and names them: the filter key EC2Instance."""
_TOLD = late.compiled(
    r"(?:[\"'`*]{0,3}(?:[ \t]{0,4}(?::|=|=>|->)|[ \t](?:is|are|was|for [^\s:]{1,40}:))[*]{0,2})?[ \t]{0,8}"
    r"[\"'`]?((?![@:/.])(?![^\s]{0,80}://)[^\s\"'`,;<>(){}\[\]]{7,80})(?=[\"'`,;)\s]|$)"
)
_ELLIPSIS = 2
_COMMENT = late.compiled(r"(?m)(?:^|\s)(?:#|//|--|/\*|<!--|;)(?!/)|^[ \t]{0,200}\*")


def told(text: str, folded: str, path: str) -> Iterator[Named]:
    """The values that prose gives as passwords; `folded` is the text in lower case."""
    prose = places.style(path) is Style.PROSE
    comments: dict[int, int] = {}
    for word in _WORDS:
        start = looked = 0
        for at in places.occurrences(folded, word):
            start, looked = text.rfind("\n", looked, at) + 1 or start, at
            found = _TOLD.match(text, at + len(word))
            if found is None:
                continue
            first, end = name_around(text, at, at + len(word), start)
            if end > at + len(word) or role(text[first:end]) is None or text[first - 1 : first] in (":", "/"):
                continue
            if word in _ISSUED and not is_random(found[1]):
                continue
            if prose or _comment(text, start, comments) <= at:
                value = found[1].rstrip(".")
                if len(found[1]) - len(value) < _ELLIPSIS:
                    yield Named(word, value, found.start(1), Use.LISTED, quoted=False, place="the text")


def _comment(text: str, start: int, known: dict[int, int]) -> int:
    """Where the comment of the line that begins at `start` begins; looked for once, a line may hold much."""
    if start not in known:
        stop = text.find("\n", start)
        found = _COMMENT.search(text, start, stop if stop >= 0 else len(text))
        known[start] = found.end() if found else len(text)
    return known[start]
