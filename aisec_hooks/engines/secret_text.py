"""The values that stand under a name in any text: settings, scripts, markup, other programming languages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_names import HINTS, opens, role
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secret_verdicts import Use

_NAME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$-"
_MOST_LINES = 20
_MOST_BEFORE = 2_000
"""Characters of a line before a name in which its beginning is looked for."""
_HEAD = late.compiled(r"\n\[(?:([^\]\n]{1,80})\])?")
_SECTION = late.compiled(r"([ \t]*)[\"']?([A-Za-z][\w-]{0,60})[\"']?[ \t]*[:=][ \t]*(?:[{\[][ \t]*)?$")
_ANNOTATION = late.compiled(r"\.(?:io|com|dev|org|sh)/\Z")
"""Before the key of an annotation in a cluster's settings, which names things."""
_RIGHT = late.compiled(r"[\w$-]{0,80}")
_SPACE = r"[ \t]{0,40}"
_OPERATOR = (
    rf"[\"'`\])}}]{{0,3}}{_SPACE}(?:"
    rf"(?P<compare>[=!]==?|\.(?:equals|equalsIgnoreCase|contentEquals)\(){_SPACE}"
    rf"|(?::{_SPACE}[\w.<>|?\[\]&']{{1,40}}(?: [\w.<>|?\[\]]{{1,40}})?{_SPACE})?"
    rf"(?P<assign>(?:\{{ get; (?:(?:private )?set|init); \}} )?:?=>?){_SPACE}"
    rf"|(?P<fallback>\|\||\?\?|or\b){_SPACE}"
    rf"|(?P<nested>:{_SPACE}\{{\s{{0,20}}[\"']?(?:value|default|defaultValue)[\"']?{_SPACE}[:=]{_SPACE})"
    rf"|(?P<colon>:){_SPACE}(?:[|>]-?\n[ \t]{{0,80}})?"
    rf"|[\"']?(?P<pair>,?\s{{0,80}}[\"']?[Vv]alue[\"']?{_SPACE}[:=]{_SPACE})"
    rf"|(?P<block>[\"']?{_SPACE}\{{[^{{}}]{{0,200}}?\bdefault{_SPACE}={_SPACE})"
    rf"|(?P<comma>,{_SPACE})"
    rf"|(?P<element>>{_SPACE})"
    rf"|(?P<space>[ \t]{{1,40}})"
    rf")"
)
_WRAPPED = (
    r"(?:new[ ])?(?:Secret(?:String|Value)?(?:::|\.)(?:new|from|unsafePlainText|plainText|of)|SecretString|SecureString"
    r"|String::from|String|Some|Buffer\.from|aws\.String|to\.(?:Ptr|StringPtr)|pulumi\.String|ptr\.To|atob|toCharArray"
    r"|Base64\.decode|\[\]byte)\("
)
_QUOTED = (
    rf"(?:{_WRAPPED})?"
    r"@?[$bBfFrRuU]?(?:\"([^\"\n\\]{1,1000}(?:\\[^\n][^\"\n\\]{0,1000}){0,20})\""
    r"|'([^'\n\\]{1,1000}(?:\\[^\n][^'\n\\]{0,1000}){0,20})'|`([^`\n]{1,1000})`)"
)
_BARE = r"[^\s\"'`#;,{}\[\]()<>|&*!%][^\n]{0,1000}"
_BARE_END = r"(?<![ \t])[ \t]+[#;].*$|(?<![ \t\r])[ \t\r]+$"
_WORD = r"[^\s\"'`;()<>|&]{1,1000}"
_ELEMENT = r"([^<>\n]{1,500})</"
_CALLS = (
    r"(?i)(?:define|setItem|set|put|getenv|env|getOrDefault|setProperty|getProperty|get|add|append|header|setenv|requestHeader|fetch"
    r"|default)\s{0,5}\(\s{0,20}$"
)


class Named(NamedTuple):
    """A value in the text, at `start`, and the name that says what it is."""

    name: str
    value: str
    start: int
    use: Use
    quoted: bool
    place: str = ""
    """What holds it, where that is no name of the text."""
    meaning: str = ""
    """What is judged where the value only stands for it, such as what base 64 says."""


def values(text: str, folded: str, style: Style) -> Iterator[Named]:
    """The named values of a text, in order; `folded` is its lower case of the same length."""
    done = 0
    sections = _Sections(text)
    for hint, end in places.any_of(folded, HINTS):
        if hint < done:
            continue
        start, done = name_around(text, hint, end, done)
        name = _last(text[start:done].strip("-.$"))
        if name.lower() == "key":
            name = _owner(text, start, style, sections)
        if role(name) is not None and not _ANNOTATION.search(text, max(0, start - 60), start):
            found = _value(text, name, start, done, style)
            if found is not None:
                yield found
                done = max(done, found.start + len(found.value))


def _last(name: str) -> str:
    """The last part of a dotted name, with the one before where that says what a password opens: mail.password."""
    before, _, last = name.rpartition(".")
    whole = f"{before.rpartition('.')[2]}.{last}"
    return whole if before and opens(whole) else last


class _Sections:
    """The sections of a file of settings: `[name]`, each on its line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: tuple[list[int], list[str]] | None = None

    def at(self, offset: int) -> str:
        """The name of the section that an offset is in, "" before the first."""
        if self._found is None:
            heads = [(m.start(), m[1] or "") for m in _HEAD.finditer(self._text)]
            self._found = [start for start, _ in heads], [name for _, name in heads]
        starts, names = self._found
        i = bisect_left(starts, offset - 1)
        return names[i - 1] if i else ""


def _owner(text: str, start: int, style: Style, sections: _Sections) -> str:
    """What a setting that is merely called `key` is the key of, by the section that it stands in."""
    before = text[max(0, start - _MOST_BEFORE) : start].rpartition("\n")
    margin = len(before[2]) - len(before[2].lstrip(" \t"))
    if style is Style.BARE and not margin:
        section = sections.at(start)
        return f"{section}_key" if section else "key"
    if not before[1] and start > _MOST_BEFORE:
        return ""
    first = start - len(before[2])
    line = ""
    for _ in range(_MOST_LINES):
        if first <= 0:
            return line
        stop = first - 1
        first = max(text.rfind("\n", max(0, stop - _MOST_BEFORE), stop) + 1, stop - _MOST_BEFORE, 0)
        if first and text[first - 1] != "\n":
            return ""  # no section begins in so long a line
        line = text[first : min(stop, first + 200)]
        found = _SECTION.match(line)
        if found is not None and len(found[1]) < margin:
            return f"{found[2]}_key"
        if not line.strip() or len(line) - len(line.lstrip(" \t")) < margin:
            return ""
    return ""


def name_around(text: str, start: int, end: int, least: int = 0) -> tuple[int, int]:
    """The name that text[start:end] is a part of, from `least` on."""
    before = text[max(least, start - 80) : start]
    right = _RIGHT.match(text, end)
    return start - len(before) + len(before.rstrip(_NAME)), right.end() if right else end


def _value(text: str, name: str, start: int, end: int, style: Style) -> Named | None:
    operator = re.compile(_OPERATOR).match(text, end)
    if operator is None or not _fits(text, operator, start, style):
        return None
    use = Use.COMPARED if operator["compare"] else Use.ASSIGNED
    if operator.lastgroup == "comma" and _in_pair(text, _before_quote(text, start)):
        use = Use.HANDED
    at = operator.end()
    if operator["element"] is not None:
        inside = re.compile(_ELEMENT).match(text, at)
        return Named(name, inside[1], at, use, True) if inside else None
    quoted = re.compile(_QUOTED).match(text, at)
    if quoted is not None:
        group = quoted.lastindex or 1
        return Named(name, quoted[group], quoted.start(group), use, True)
    return _bare(text, name, start, operator, style)


def _fits(text: str, operator: re.Match[str], start: int, style: Style) -> bool:
    """Whether the operator binds a value in files of this style."""
    match operator.lastgroup:
        case "comma":
            before = _before_quote(text, start)
            return style is not Style.BARE and (
                re.compile(_CALLS).search(text, max(0, start - 60), before) is not None or _in_pair(text, before)
            )
        case "element":
            return style is Style.MARKUP and (text[start - 1 : start] == "<" or text.endswith('name="', 0, start))
        case "space":
            return style is Style.SPACED and text[start - 1 : start] not in ("=", ",", ":", "/")
        case "colon" if text[start - 1 : start] in (":", "/", "="):
            return False  # a part of a path or of a resource's name
        case "block":
            return text[max(0, start - 12) : start].lstrip().startswith("variable")
        case _:
            return True


def _in_pair(text: str, before: int) -> bool:
    """Whether a name in quotes that begins at `before` is the first of a tuple or a row: ('smtp_password', 'x')."""
    if text[max(0, before - 5) : before].lower().lstrip().startswith("in"):
        return False  # of several words, one of which a column holds
    return text[before - 1 : before] == "(" and text[before - 2 : before - 1] in ("", " ", "\n", "\t", "(", "[", ",")


def _before_quote(text: str, start: int) -> int:
    return start - 1 if text[start - 1 : start] in ("'", '"', "`") else start


def _bare(text: str, name: str, start: int, operator: re.Match[str], style: Style) -> Named | None:
    """A value without quotes, where the style has such."""
    at = operator.end()
    if operator.lastgroup not in ("assign", "colon", "space", "pair"):
        return None
    if style is Style.PROSE:
        before = text[max(0, start - 40) : start].rpartition("\n")[2]
        if operator["assign"] != "=" or not name.isupper() or before.strip(" \t#") not in ("", "export", "$", "set"):
            return None
    if style in (Style.SHELL, Style.SPACED, Style.PROSE):
        word = re.compile(_WORD).match(text, at)
        tight = style is Style.SPACED or operator[0].endswith("=")
        return Named(name, word[0], at, Use.ASSIGNED, False) if word and tight and operator["assign"] != "=>" else None
    if style is not Style.BARE:
        return None
    rest = re.compile(_BARE).match(text, at)
    if rest is None:
        return None
    value = re.sub(_BARE_END, "", rest[0])
    return Named(name, value, at, Use.ASSIGNED, False) if value and not _is_code(value) else None


def _is_code(value: str) -> bool:
    return re.search(r"[\w.]\(|\[\"|\['|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|,\s|,$", value) is not None
