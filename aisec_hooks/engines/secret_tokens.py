"""Tokens that services issue, found in a text by the forms that the services gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_names import role, words_of
from aisec_hooks.engines.secret_randomness import is_random, is_sequential, is_uuid
from aisec_hooks.engines.secret_values import is_template
from aisec_hooks.engines.secret_words import is_documented, is_placeholder
from aisec_hooks.engines.token_formats import FIRST, THEMES, Theme, formats
from aisec_hooks.model import Confidence

if TYPE_CHECKING:
    from aisec_hooks.engines.token_formats.layout import Format


class Token(NamedTuple):
    """A token in text[start:end]."""

    format: Format
    start: int
    end: int
    confidence: Confidence


_SHORTEST = 20
"""Of a token with what stands around it up to the next white space."""
_REACH = 60
"""Characters before a value in which its service must be named."""
_LONGEST_RUN = 2_000
"""Characters of a run without white space that are looked at for such a value."""
_HEAD = late.compiled(r"\b\w{1,5}\W?")
_RUN = late.compiled(r"[A-Za-z0-9_~.:%+/=-]{16,}")
_DIGITS = late.compiled(r"[0-9][^0-9]*[0-9]")
_BLOB = late.compiled(r"[A-Za-z0-9+/_-]{40}")
_WORDY = late.compiled(r"[a-z](?=[A-Z])|[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])")
_CREDENTIAL = late.compiled(r"(?i)key|secret|token|pass|pwd|auth|cred|bearer")
_CREDENTIALS = frozenset("key keys secret secrets token tokens password pass auth credential credentials".split())
_HASH = late.compiled(r"(?i)sha|hash|commit|digest|checksum|integrity|etag|md5|rev|@")
_NAME = late.compiled(
    r"([A-Za-z_][\w.-]{0,80})[\"'`\])]{0,3}\s{0,8}(?::=?|={1,3}>?)\s{0,8}[({\[]?\s{0,2}[bru]?[\"'`]?\Z"
)
_FIELD = late.compiled(r"(?i)[\"']([A-Za-z_][\w.-]{0,80})[\"'][\s,]{0,8}(?:value|default)[\"']?\s{0,8}[:=]")
_OPENED = late.compiled(r"[\s\"'`:=(,>\[]\Z")


def tokens(text: str, folded: str, path: str) -> Iterator[Token]:
    """The tokens of a text in order; where several formats match one place, the longest does."""
    words = _long_words(text)
    hashes = places.full_of_hashes(path)
    program = places.setting(path) is places.Setting.PROGRAM
    found = list(_issued(text, words, hashes=hashes, program=program))
    if not hashes:
        found += _named(text, folded, words, path)
    best: Token | None = None
    for token in sorted(found, key=lambda t: (t.start, -t.end)):
        if best is None or token.start >= best.end:
            if best is not None:
                yield best
            best = token
        elif _rank(token) > _rank(best):
            best = token
    if best is not None:
        yield best


def _rank(token: Token) -> tuple[int, Confidence, bool, int]:
    """The longer, the surer, the more that had to be there."""
    known = token.format
    return token.end - token.start, token.confidence, bool(known.near), max(map(len, known.starts))


def begins(text: str) -> bool:
    """Whether a token with a prefix of its own could stand in the text, decided without any table of formats."""
    return bool(_themes(_long_words(text)))


def _long_words(text: str) -> str:
    """The words long enough to hold a token: a seventh of ordinary code, and all that the first look is at."""
    return " ".join([word for word in text.split() if len(word) >= _SHORTEST])


def _themes(words: str) -> list[Theme]:
    """The themes of which a token could begin in the words."""
    heads = [head for head in set(_HEAD.findall(words)) if head[:2] in FIRST]
    return [t for t in THEMES if any(h.startswith(t.heads) for h in heads) or any(i in words for i in t.inner)]


# --- tokens with a prefix of their own -------------------------------------------------------


def _issued(text: str, words: str, *, hashes: bool, program: bool) -> Iterator[Token]:
    for theme in _themes(words):
        for known in formats(theme):
            if not known.near:
                for start in known.starts:
                    if start in words and (not hashes or _is_unmistakable(start)):
                        yield from _of_format(text, known, start, program=program)


def _is_unmistakable(start: str) -> bool:
    """Whether a prefix does not come up in a hash."""
    return len(start) >= 4 and not start.isalnum()


def _of_format(text: str, known: Format, start: str, *, program: bool) -> Iterator[Token]:
    pattern = _whole(known)
    at, done = text.find(start), 0
    while at >= 0:
        for offset in known.offsets:
            first = at - offset
            if first >= done and not _is_inside(text, first):
                match = pattern.match(text, first)
                if match is not None and not _goes_on(text, match.end()):
                    done = match.end()
                    confidence = _confidence(known, match, start, program=program)
                    if confidence is not None:
                        yield Token(known, *match.span(match.lastindex or 0), confidence)
                    break
        at = text.find(start, max(at + 1, done))


@cache
def _whole(known: Format) -> re.Pattern[str]:
    """The pattern of a format, which must not go on in a word, a value without a prefix not in a path either."""
    if known.near:
        return re.compile(rf"(?<![A-Za-z0-9_/+.-])(?:{known.pattern})(?![A-Za-z0-9_/+=@.-])")
    return re.compile(rf"(?:{known.pattern})(?![A-Za-z0-9_])")


def _is_inside(text: str, at: int) -> bool:
    """Whether text[at:] goes on with a word, or with a long run of base 64."""
    before = text[at - 1 : at]
    if before.isalnum() or before == "_":
        return not (before == "t" and text[max(0, at - 4) : at] == "/bot")  # https://api.telegram.org/bot<token>
    return bool(before) and before in "+/-" and _BLOB.match(text, max(0, at - 40), at) is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether what was found is the beginning of a longer run of base 64."""
    return text[end : end + 1] in ("+", "/", "-") and _BLOB.match(text, end) is not None


def _confidence(known: Format, match: re.Match[str], start: str, *, program: bool) -> Confidence | None:
    """How sure it is that the token is real, None if it plainly is not.

    A wrong checksum says that a test or a document made it up; a program does not run with a made-up one.
    """
    secret = match[match.lastindex or 0]
    body = secret.removeprefix(start)
    if is_documented(secret) or is_template(secret) or _is_made_up(body) or _is_signed_link(match):
        return None
    if known.required is not None and not known.required(secret):
        return None
    real = known.valid is None or known.valid(secret)
    return known.confidence if real or program else min(known.confidence, Confidence.MEDIUM)


def _is_made_up(body: str) -> bool:
    """Whether the body of a token was spelt out for a document, or is a name that begins as a token does."""
    if is_placeholder(body) or len(set(body)) < 7 or is_sequential(body):
        return True
    return not body.isupper() and len(_WORDY.findall(body)) < len(body) / 8 and sum(map(str.isdigit, body)) < 4


def _is_signed_link(match: re.Match[str]) -> bool:
    """Whether an access key's id is the public part of a presigned URL."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    return before.endswith(("Credential=", "AWSAccessKeyId="))


# --- values that only the words before them give away ----------------------------------------


def _named(text: str, folded: str, words: str, path: str) -> Iterator[Token]:
    runs = list(_runs(text, words))
    shown = "\n".join(folded[start:end] for start, end in runs)
    known = [f for t in THEMES if any(w in shown for w in t.words) for f in formats(t) if f.near]
    known = [f for f in known if any(word in shown for word in f.near)]
    for start, end in runs:
        for one in known:
            yield from _values(text, folded, one, start, end, path)


def _runs(text: str, words: str) -> Iterator[tuple[int, int]]:
    """The stretches of lines that end in a run of characters with digits in it, the words before it included."""
    at = 0
    for run in _RUN.findall(words):
        if _DIGITS.search(run):
            at = text.find(run, at)
            start = max(0, at - _REACH)
            yield max(start, text.rfind("\n", start, at) + 1), at + min(len(run), _LONGEST_RUN)
            at += len(run)


def _values(text: str, folded: str, known: Format, start: int, end: int, path: str) -> Iterator[Token]:
    """The values in text[start:end] that have the form and stand behind one of the words."""
    word = min((at for at in (_word(text, folded, w, start, end) for w in known.near) if at >= 0), default=-1)
    if word < 0:
        return
    for match in _whole(known).finditer(text, word, min(end + 2, len(text))):
        confidence = _named_confidence(known, match[0], text[max(start, match.start() - 2 * _REACH) : match.start()])
        if confidence is not None:
            inside = places.setting(path) is places.Setting.PROGRAM
            yield Token(known, *match.span(), confidence if inside else min(confidence, Confidence.MEDIUM))


def _word(text: str, folded: str, word: str, start: int, end: int) -> int:
    """Where a word stands by itself, as part of a name with separators or of one in camel case; -1 if nowhere."""
    at = folded.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        begun = not folded[at - 1 : at].isalpha() or (text[at].isupper() and text[at - 1].islower())
        ended = not folded[after : after + 1].isalpha() or (text[after].isupper() and text[after - 1].islower())
        if begun and ended:
            return at
        at = folded.find(word, at + 1, end)
    return -1


def _named_confidence(known: Format, value: str, before: str) -> Confidence | None:
    """How sure it is that a value behind a service's name is its credential, None if it is something else."""
    if is_documented(value) or is_placeholder(value) or is_sequential(value) or is_template(value):
        return None
    hexadecimal = re.fullmatch(r"[0-9a-f]+", value) is not None
    if not is_uuid(value) and (not is_random(value) or (hexadecimal and "0-9a-f" not in known.pattern)):
        return None
    ceiling = _promised(known, before)
    if ceiling is None:
        return None
    return min(known.confidence, ceiling, Confidence.MEDIUM if is_uuid(value) else Confidence.HIGH)


def _promised(known: Format, before: str) -> Confidence | None:
    """What the text before a value promises it to be: sure where its own name says so, less where it has none."""
    named = _NAME.search(before)
    if named is None:
        shown = _OPENED.search(before) and _CREDENTIAL.search(before) and not _HASH.search(before)
        return Confidence.MEDIUM if shown else None
    field = _FIELD.search(before)
    name = field[1] if field is not None and named[1].lower() in ("value", "default") else named[1]
    last = name.rpartition(".")[2]
    if role(last) is not None:
        return Confidence.HIGH
    words = words_of(last)
    own = any(word in last.lower() for word in known.near)
    return Confidence.HIGH if own and words and words[-1] in _CREDENTIALS else None
