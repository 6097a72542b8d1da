"""Where in an HTML page a place is: in text, in an attribute of which kind, in a script."""

from __future__ import annotations

import re
from enum import Enum
from html import unescape
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.flow import template_script
from aisec_hooks.flow.template_script import Script


class Context(Enum):
    """What a browser takes a place of a page for; the value is what messages call it."""

    TEXT = "text"
    ATTRIBUTE = "a quoted attribute"
    UNQUOTED = "an attribute without quotes"
    TAG = "a tag, outside of an attribute's value"
    URL = "a link"
    DOCUMENT = "a srcdoc attribute"
    HANDLER = "an event handler"
    HANDLER_STRING = "a string in an event handler"
    SCRIPT = "a script, outside of a string"
    SCRIPT_STRING = "a string in a script"
    SCRIPT_TEMPLATE = "a template literal in a script"
    BLOCK = "a script element that is no script"
    STYLE = "a style sheet"
    COMMENT = "a comment"


class Mode(Enum):
    """What the parser is in the midst of."""

    TEXT = "text"
    COMMENT = "comment"
    TAG = "tag"
    NAME = "name of an attribute"
    EQUALS = "after ="
    VALUE = "value"
    RAW = "content of an element that holds no tags"


class Place(NamedTuple):
    """The state of the parser; values are never changed, so that branches of a template can go back to one."""

    mode: Mode = Mode.TEXT
    element: str = ""
    attribute: str = ""
    quote: str = ""
    value: str = ""
    """The first characters of an attribute's value, a NUL where something was printed."""
    kind: str = ""
    """Of a script element, its type."""
    script: Script = Script.CODE


START = Place()
_SHOWN = 40
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
_JAVASCRIPT = late.compiled(
    r"(?:(?:text|application)/(?:x-)?(?:java|ecma)script|module|text/(?:babel|jsx|typescript))?\s*(?:;|\Z)"
)
_TAG = late.compiled(r"<(?:!--|(/?[a-zA-Z][^\s/>]{0,100}|[!?]|\Z))")
_NAME = late.compiled(r"[^\s/>=]+")
_SPACE = late.compiled(r"[\s/]*")
_EQUALS = late.compiled(r"\s*=\s*")
_UNQUOTED_END = late.compiled(r"[\s>]")
_ENDS = {element: re.compile(rf"</{element}(?![\w-])", re.IGNORECASE) for element in _RAW}
_HANDLER = late.compiled(
    r"on[a-z]|@|x-(?:on|data|init|show|if|text|html|bind|model|effect)\b|v-|:|ng-(?!class|src|href)|hx-on"
)
_LINKS = {
    "href": frozenset({"a", "area", "base", "use", "math", "animate"}),
    "xlink:href": frozenset({"a", "use", "script"}),
    "src": frozenset({"iframe", "frame", "embed", "script"}),
    "data": frozenset({"object"}),
    "action": frozenset({"form"}),
    "formaction": frozenset({"button", "input"}),
}


def fed(place: Place, text: str) -> Place:
    """The place after some more of a page."""
    position = 0
    while position < len(text):
        place, position = _STEPS[place.mode](place, text, position)
    return place


def printed(place: Place) -> Place:
    """The place after something that is not known."""
    match place.mode:
        case Mode.EQUALS:
            return place._replace(mode=Mode.VALUE, quote="", value="\0")
        case Mode.VALUE:
            return place._replace(value=(place.value + "\0")[:_SHOWN])
        case Mode.TAG:
            return place._replace(mode=Mode.NAME, attribute="\0")
        case Mode.NAME:
            return place._replace(attribute=(place.attribute + "\0")[:_SHOWN])
        case _:
            return place


def context(place: Place) -> tuple[Context, str]:
    """What a browser takes the place for, and the kind of quotes around it."""
    match place.mode:
        case Mode.TEXT:
            return Context.TEXT, ""
        case Mode.COMMENT:
            return Context.COMMENT, ""
        case Mode.TAG | Mode.NAME:
            return Context.TAG, ""
        case Mode.RAW:
            return _in_raw(place)
        case _:
            return _in_value(place), place.quote


def _in_raw(place: Place) -> tuple[Context, str]:
    if place.element == "style":
        return Context.STYLE, ""
    if place.element != "script":
        return Context.TEXT, ""
    if not _JAVASCRIPT.match(place.kind.strip().lower()):
        return Context.BLOCK, ""
    match place.script:
        case Script.SINGLE:
            return Context.SCRIPT_STRING, "'"
        case Script.DOUBLE:
            return Context.SCRIPT_STRING, '"'
        case Script.TEMPLATE:
            return Context.SCRIPT_TEMPLATE, "`"
        case _:
            return Context.SCRIPT, ""


def _in_value(place: Place) -> Context:
    if _runs(place):
        return Context.HANDLER if place.script in (Script.CODE, Script.COMMENT) else Context.HANDLER_STRING
    if not place.quote:
        return Context.UNQUOTED
    if place.attribute == "srcdoc":
        return Context.DOCUMENT
    if place.element in _LINKS.get(place.attribute, ()) and not place.value.strip():
        return Context.URL
    return Context.ATTRIBUTE


def _runs(place: Place) -> bool:
    """Whether the value of the attribute is run."""
    if _HANDLER.match(place.attribute):
        return True
    return place.attribute in _LINKS and place.value.lstrip().lower().startswith("javascript:")


def _text(place: Place, text: str, position: int) -> tuple[Place, int]:
    found = _TAG.search(text, position)
    if found is None:
        return place, len(text)
    if found[1] is None:
        return Place(mode=Mode.COMMENT), found.end()
    return Place(mode=Mode.TAG, element=found[1].lower()), found.end()


def _comment(place: Place, text: str, position: int) -> tuple[Place, int]:
    end = text.find("-->", position)
    return (START, end + 3) if end >= 0 else (place, len(text))


def _tag(place: Place, text: str, position: int) -> tuple[Place, int]:
    position = _SPACE.match(text, position).end()  # type: ignore[union-attr]  # matches the empty text
    if position >= len(text):
        return place, position
    if text[position] == ">":
        mode = Mode.RAW if place.element in _RAW else Mode.TEXT
        return Place(mode=mode, element=place.element if mode is Mode.RAW else "", kind=place.kind), position + 1
    if not place.element and (found := re.compile(r"/?[a-zA-Z][\w:.-]{0,100}").match(text, position)):
        return place._replace(element=found[0].lower()), found.end()  # the tag's name follows a control tag
    return place._replace(mode=Mode.NAME, attribute=""), position


def _name(place: Place, text: str, position: int) -> tuple[Place, int]:
    found = _NAME.match(text, position)
    if found:
        return place._replace(attribute=(place.attribute + found[0].lower())[:_SHOWN]), found.end()
    equals = _EQUALS.match(text, position)
    if equals:
        if place.attribute:
            return place._replace(mode=Mode.EQUALS, value="", quote="", script=Script.CODE), equals.end()
        return place._replace(mode=Mode.TAG), equals.end()
    return place._replace(mode=Mode.TAG, attribute=""), position


def _equals(place: Place, text: str, position: int) -> tuple[Place, int]:
    character = text[position]
    if character in "\"'":
        return place._replace(mode=Mode.VALUE, quote=character), position + 1
    if character == ">":
        return place._replace(mode=Mode.TAG), position
    return (place, position + 1) if character.isspace() else (place._replace(mode=Mode.VALUE, quote=""), position)


def _value(place: Place, text: str, position: int) -> tuple[Place, int]:
    if place.quote:
        end = text.find(place.quote, position)
        resume = end + 1
    else:
        found = _UNQUOTED_END.search(text, position)
        end = resume = found.start() if found else -1
    part = text[position : end if end >= 0 else len(text)]
    value = (place.value + part[:_SHOWN])[:_SHOWN]
    if end >= 0:
        kind = value if place.element == "script" and place.attribute == "type" else place.kind
        return place._replace(mode=Mode.TAG, attribute="", quote="", value="", kind=kind), resume
    place = place._replace(value=value)
    if _runs(place):
        place = place._replace(script=template_script.after(place.script, unescape(part)))
    return place, len(text)


def _raw(place: Place, text: str, position: int) -> tuple[Place, int]:
    end = _ENDS[place.element].search(text, position)
    if end:
        return Place(mode=Mode.TAG, element=f"/{place.element}"), end.end()
    if place.element == "script":
        place = place._replace(script=template_script.after(place.script, text[position:]))
    return place, len(text)


_STEPS = {
    Mode.TEXT: _text,
    Mode.COMMENT: _comment,
    Mode.TAG: _tag,
    Mode.NAME: _name,
    Mode.EQUALS: _equals,
    Mode.VALUE: _value,
    Mode.RAW: _raw,
}
