"""What stands under a name that goes with secrets, or is handed to what takes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_names import HINTS, promises_secret
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secret_text import name_around
from aisec_hooks.engines.secret_words import is_ordinary
from aisec_hooks.scrub.forms import unfilled
from aisec_hooks.scrub.literals import Literal, Literals
from aisec_hooks.scrub.stretches import Stretch
from aisec_hooks.syntax.folded import fold

BLOCK_LINES = 60
"""A value over several lines is followed so far."""
_FAR = 1_000
"""Characters of a line in which a value is looked for; what follows them is hidden without a look."""
_LONG_LITERAL = 20_000
"""Characters above which a literal is hidden with the fields of a template in it."""
_OPERATOR = late.compiled(
    r"(?:\[\d*\])?[\"'`\])}]{0,4}[ \t]{0,40}(?:"
    r"(?P<assign>(?::[ \t]{0,9}[\w.<>|?\[\], ]{1,60})?(?::=|=>|[=!]==?|\+=|=)|:|\|\||\?\?|or\b)[ \t]{0,40}"
    r"|,?\s{0,80}[\"']?[Vv]alue[\"']?[ \t]{0,9}(?P<pair>[:=])[ \t]{0,9}"
    r"|(?P<comma>,)\s{0,80}"
    r"|(?P<call>\()\s{0,80}"
    r"|(?P<element>>)"
    r"|(?P<space>[ \t]{1,40}))"
)
_CALL = late.compiled(
    r"(?i)\b(?:log_?in|log_?on|connect|ftp(?:_tls)?|auth(?:enticate|orize)?|sign_?in|credentials?|\w*basic_?auth"
    r"|create_user|createuser|create_superuser|jwt\.(?:en|de)code)"
    r"[ \t]?\("
)
_KEYWORD = late.compiled(r"\w\s{0,9}=\s{0,9}\Z")
_PAIRED = late.compiled(
    r"(?:\(|(?i:\b(?:\w{0,20}set\w{0,20}|define|put|add\w{0,20}|replace|update|get\w{0,20}))\([^()\n]{1,80},)\s{0,40}"
    r"[A-Za-z]{0,2}[\"'`]+\Z"
)
"""Before a name in quotes that has its value after a comma: no mere list of names."""
_DECODED = late.compiled(r"\b(?:\w{0,20}b(?:16|32|64|85)_?decode|fromhex|unhexlify|atob|hmac\.new|Fernet)[ \t]?\(")
_WORD = late.compiled(r"[\"'`(\[]{0,2}([^\s\"'`,;()<>&\]]{3,1000})")
_TOLD = late.compiled(
    r"[\"'`]?(?:[ \t]{0,9}[:=]|[ \t](?:is|was|are))[ \t]{1,9}([^\s\"'`,;()<>]{4,200})[.\"'`]?[ \t]*\Z"
)
"""What a comment says that a password is, where it says nothing more."""
_BESIDE = late.compiled(r"[ \t]{1,9}([^\s\"'`,;()<>]{4,200})[ \t]*\Z")
_BLOCK = late.compiled(r"[|>][-+\d]{0,2}[ \t]*(?:#[^\n]*)?(?=\n|$)")
_INDENT = late.compiled(r"[ \t]*")
_QUOTED = late.compiled(r"'[^'\n]*'|\"[^\"\n]*\"")
_HELD_BACK = late.compiled(r"(?<![A-Za-z0-9])(?=[A-Za-z!@#$%^&*]*\d)[\w!@#$%^&*.~+/=-]{6,200}")
_TO_ITS_END = late.compiled(r"[^\s\"'`,;()<>]*")
_TERM = (
    r"(?i)[\d.,:/x-]+|(?:sha|md|utf|base|int|uint|float|python|aes|hs|rs|es|oauth|http|ipv|v|py|x)[-_]?\d{1,4}"
    r"|v?\d+(?:\.\d+)+|[a-z_]\w*(?:\.[a-z_]\w*)+|[\w-]+\.[a-z]{1,4}(?:[:/].*)?"
)
_UNQUOTED = (Style.BARE, Style.SHELL, Style.SPACED, Style.PROSE)


class Text:
    """A text, and how it writes values: as a file of its path does; without one as prose."""

    def __init__(self, text: str, path: str = "", *, python: bool = False, prose: bool = False) -> None:
        self.text = text
        self.python = python
        self.prose = prose or not path
        """Whether lines may be prose, such as messages and the outputs in a notebook."""
        self.style = Style.QUOTED if python or not path else places.style(path)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def literals(self) -> Literals:
        return Literals(self.text, python=self.python)


def named(text: Text, start: int, end: int) -> Iterator[Stretch]:
    """What stands in text[start:end] under names, and as arguments of calls that take credentials."""
    done = 0
    hidden = (0, 0)
    judged: set[int] = set()
    for hint, stop in places.any_of(text.folded, HINTS, start, end):
        if hint < done:
            continue
        first, done = name_around(text.text, hint, stop, max(done, start))
        if hidden[0] <= first and done + _FAR < hidden[1]:
            continue  # deep inside of what is hidden already
        name = text.text[first:done].strip("-.$")
        if promises_secret(name.rpartition(".")[2]) or promises_secret(name):
            for stretch in _value(text, first, done, judged):
                yield stretch
                hidden = max(hidden, stretch, key=lambda s: s[1])
    for pattern, least in ((_CALL, 1), (_DECODED, 0)):
        for call in pattern.finditer(text.text, start, end):
            if text.literals.around(call.start()):
                continue
            for number, literal in text.literals.following(call.end(), comma=False):
                if number >= least and not _KEYWORD.search(text.text, max(0, literal.start - 80), literal.start):
                    yield from _literal(text.text, literal, judged)


def _value(text: Text, start: int, end: int, judged: set[int]) -> Iterator[Stretch]:
    """What a name text[start:end] is given; `judged` are the literals that were looked at before."""
    whole = text.text
    around = text.literals.around(start)
    operator = _OPERATOR.match(whole, end)
    if around is not None and (around.comment or not _is_key(text, around, end)):
        yield from _in_prose(whole, around.body, around.stop, end, operator)
        return
    before = text.literals.before(start)
    if before is not None and re.fullmatch(r"[ \t]*[=!]==?[ \t]*", whole[max(before.end, start - 20) : start]):
        yield from _literal(whole, before, judged)
    if operator is None:
        return
    kind = operator.lastgroup
    paired = kind != "comma" or _PAIRED.search(whole, max(0, start - 120), start) is not None
    if kind in ("assign", "pair", "comma", "call") and paired:
        below = around is not None or kind != "assign"
        for _, literal in text.literals.following(operator.end(), comma=kind in ("assign", "pair"), below=below):
            yield from _literal(whole, literal, judged)
    if text.style is Style.MARKUP:
        yield from _in_tag(whole, operator)
    if text.style in _UNQUOTED and (kind in ("assign", "pair") or (kind == "space" and text.style is Style.SPACED)):
        yield from _rest(text, start, operator)
    elif text.prose or text.style in _UNQUOTED:
        yield from _in_prose(whole, start, _end_of_line(whole, end, 2 * _FAR), end, operator)


def _is_key(text: Text, literal: Literal, end: int) -> bool:
    """Whether a name in a literal is the end of it, so that what follows the quote is its value."""
    return end >= literal.stop or not (text.python or text.style in (Style.QUOTED, Style.MARKUP))


def _literal(text: str, literal: Literal, judged: set[int]) -> Iterator[Stretch]:
    """A literal's content, but for a template's fields; nothing where it is only words that go with secrets."""
    if literal.start in judged:
        return
    judged.add(literal.start)
    body = text[literal.body : literal.stop]
    if is_ordinary(body):
        return
    if literal.stop - literal.body > _LONG_LITERAL:
        yield literal.body, literal.stop
    elif literal.formatted or re.fullmatch(r"[^{}]*\{[\w.!:]*\}[^{}]*|.*%(?:\(\w+\))?s.*|.*\$\{\w+\}.*", body[:1_000]):
        yield from unfilled(text, literal.body, literal.stop)
    else:
        yield literal.body, literal.stop


def _in_prose(text: str, start: int, stop: int, at: int, operator: re.Match[str] | None) -> Iterator[Stretch]:
    """A value in a comment, a message or within a string: what is quoted or assigned, or has digits in it."""
    if operator is not None and operator.end() <= stop and operator.lastgroup in ("assign", "pair", "comma"):
        word = _WORD.match(text, operator.end(), stop)
        if word and not is_ordinary(word[1]) and (operator["assign"] != ":" or _is_held_back(word[1])):
            yield from unfilled(text, *word.span(1))
    if text.startswith(("}", ")s"), at):
        return  # a field of a template
    line = text[at : min(stop, _end_of_line(text, at, 300))]
    before = text[max(start, at - 400) : at].rpartition("\n")[2]
    begins = not before.rpartition("#")[2].strip(" \t/*-'\"").count(" ")
    told = _TOLD.match(line) or (_BESIDE.match(line) if begins else None)
    if told and not is_ordinary(told[1]):
        yield from unfilled(text, at + told.start(1), at + told.end(1))
    ahead = min(stop, at + 60)
    for found in _HELD_BACK.finditer(text, at, ahead):
        if _is_held_back(found[0]) and "(" not in text[at : found.start()]:
            near = _TO_ITS_END.match(text, found.end(), min(stop, found.end() + _FAR))
            close = near.end() if near else found.end()
            yield from unfilled(text, found.start(), close)
            rest = _TO_ITS_END.match(text, close, stop) if close == found.end() + _FAR else None
            if rest is not None:
                yield rest.span()
    if re.search(r"(?i)\b(?:values|insert|set|identified)\b", text[max(start, at - 400) : min(stop, at + 400)]):
        for quoted in _QUOTED.finditer(text, max(start, at - 400), min(stop, at + 1_000)):
            if not is_ordinary(quoted[0][1:-1]):
                yield from unfilled(text, quoted.start() + 1, quoted.end() - 1)


def _is_held_back(word: str) -> bool:
    """Whether a word is no word: letters with digits or signs among them."""
    if re.fullmatch(_TERM, word):
        return len(word) >= 6 and word.isdigit()
    return re.search(r"[A-Za-z]", word) is not None and re.search(r"[\d!@#$%^&*]", word) is not None and len(word) >= 6


def _in_tag(text: str, operator: re.Match[str]) -> Iterator[Stretch]:
    """`<password>x</password>`, `key="ApiKey" value="x"`."""
    at = operator.end()
    if operator["element"]:
        stop = re.compile(r"[^<\n]{0,2000}").match(text, at)
        if stop and not is_ordinary(stop[0]):
            yield from unfilled(text, at, stop.end())
        return
    for quoted in re.compile(r"\bvalue\s?=\s?(\"[^\"\n]*|'[^'\n]*)").finditer(text, at, at + 400):
        yield quoted.start(1) + 1, quoted.end(1)


def _rest(text: Text, start: int, operator: re.Match[str]) -> Iterator[Stretch]:
    """The rest of the line, what continues it, and a block of deeper lines."""
    whole, at = text.text, operator.end()
    stop = _end_of_line(whole, at, _FAR)
    before = whole[max(0, start - _FAR) : start].rpartition("\n")[2]
    depth = len(before) - len(before.lstrip(" \t"))
    value = whole[at:stop]
    is_block = text.style is Style.BARE and (not value.strip() or _BLOCK.match(whole, at) is not None)
    if not is_block and not is_ordinary(value.strip(" \t\r\"'")):
        opened = bool(value) and value[0] in "\"'"
        closed = opened and len(value) > 1 and value[-1] == value[0]
        yield from unfilled(whole, at + opened, stop - closed)
    if len(value) == _FAR:
        yield stop, _end_of_line(whole, stop)
        return
    if is_block:
        yield from _deeper(whole, stop + 1, depth, keys=not value.strip())
        return
    for _ in range(BLOCK_LINES):
        if not whole.endswith("\\", 0, stop) or stop >= len(whole):
            break
        at, stop = stop + 1, _end_of_line(whole, stop + 1)
        yield at, stop
    quote = value.lstrip()[:1]
    if quote in ('"', "'") and value.count(quote) % 2:
        for _ in range(BLOCK_LINES):  # a quoted value that goes on
            if stop >= len(whole):
                break
            at, stop = stop + 1, _end_of_line(whole, stop + 1)
            yield at, stop
            if quote in whole[at:stop]:
                break


def _deeper(text: str, at: int, depth: int, *, keys: bool) -> Iterator[Stretch]:
    """The lines that are indented more; not lines with keys or items where no block was announced."""
    for _ in range(BLOCK_LINES):
        if at >= len(text):
            return
        stop = _end_of_line(text, at)
        indent = _INDENT.match(text, at)
        line = text[at:stop]
        if line.strip() and (indent is None or len(indent[0]) <= depth):
            return
        if keys and re.match(r"[ \t]*(?:-[ \t]+)?[\w.\"'/-]{1,100}[ \t]*[:=](?:[ \t]|$)", line):
            return
        if line.strip() and not is_ordinary(line.strip()):
            yield from unfilled(text, at + (len(indent[0]) if indent else 0), stop)
        at = stop + 1


def _end_of_line(text: str, at: int, most: int = 0) -> int:
    """Where the line ends that an offset is in, or the first so many characters of what is left of it."""
    limit = min(len(text), at + most) if most else len(text)
    stop = text.find("\n", at, limit)
    return limit if stop < 0 else stop
