"""What the names in a template stand for while it is read: blocks, assignments, loops, macros."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aisec_hooks.flow import template_markup
from aisec_hooks.flow.template_expression import Parser
from aisec_hooks.flow.template_filters import Effect, of_filter
from aisec_hooks.flow.template_macros import Macros, parameter_of
from aisec_hooks.flow.template_markup import START, Place
from aisec_hooks.flow.template_values import MARKUP, NOTHING, Piece, Printed, encoded, joined, member

_BRANCHING = frozenset({"if", "for", "ifchanged", "ifequal", "ifnotequal", "while", "unless", "try"})
_BLOCKS = _BRANCHING | {
    "autoescape", "block", "blocktrans", "blocktranslate", "call", "filter", "macro", "set", "trans", "with", "def",
}  # fmt: skip
_ELSE = frozenset({"else", "elif", "empty", "elseif", "except", "finally"})
_SILENT = frozenset({
    "load", "import", "from", "do", "break", "continue", "return",
    "spaceless", "cache", "pluralize", "plural", "language",
    "localize", "resetcycle", "whitespace", "page", "namespace", "inherit", "partialdef",
})  # fmt: skip
_TRANSLATED = frozenset({"trans", "translate", "blocktrans", "blocktranslate"})
_HARMLESS = frozenset(
    {"loop", "forloop", "csrf_token", "block.super", "super", "caller", "request.csp_nonce", "csp_nonce"}
)
MOST_FRAMES = 100


class _Frame:
    """An open block, and what ends with it."""

    def __init__(self, word: str, place: Place, *, escapes: bool) -> None:
        self.word = word
        self.place = place
        self.escapes = escapes
        self.before: list[tuple[str, Printed | None]] = []
        self.forced = False


class Names:
    """The scopes of a template."""

    def __init__(self, *, escapes: bool) -> None:
        self.escapes = escapes
        self._values: dict[str, Printed] = {}
        self._frames: list[_Frame] = []
        self._open: Counter[str] = Counter()
        self.macros = Macros()
        self._extends = False
        self._forced = 0

    def get(self, name: str) -> Printed | None:
        """The value of a dotted name, None for a variable that the template was given."""
        return NOTHING if name in _HARMLESS else self._values.get(name)

    def call(self, name: str, arguments: list[Printed], keywords: dict[str, Printed]) -> Printed | None:
        """The result of a call of a macro or of what was imported."""
        if self.macros.called(name, arguments, keywords):
            return MARKUP
        first = name.partition(".")[0]
        return MARKUP if first == "self" or self._values.get(first) is MARKUP else None

    def declare(self, tags: Iterable[str]) -> None:
        """Read the heads of macros, which may be called before they are defined."""
        for tag in tags:
            word, _, rest = tag.partition(" ")
            if word in ("macro", "def"):
                parser = Parser(rest.replace('"', " ").removeprefix("name="), self)  # Mako: <%def name="row(item)">
                name = parser.name()
                self.macros.parameters[name] = list(_parameters(parser))

    def tag(self, word: str, rest: str, place: Place) -> Place:
        """Take in a control tag; where the page is after it."""
        if word in _ELSE:
            frame = self._frames[-1] if self._frames else None
            return frame.place if frame and frame.word in _BRANCHING else place
        if word.startswith("end"):
            return self._end(word[3:], place)
        if word in ("trans", "translate") and rest[:1] in "'\"" and rest:
            self._as(word, rest)
            return template_markup.printed(place)
        if word in _BLOCKS:
            return self._begin(word, rest, place)
        if word in ("import", "from"):
            self._import(rest)
        elif word == "extends":
            self._extends = True
        elif word not in _SILENT and not self._as(word, rest):
            return template_markup.printed(place)
        return place

    def _begin(self, word: str, rest: str, place: Place) -> Place:
        parser = Parser(rest, self)
        if word == "set" and self._set(parser):
            return place
        if len(self._frames) >= MOST_FRAMES:
            return place
        frame = _Frame(word, place, escapes=self.escapes)
        self._frames.append(frame)
        self._open[word] += 1
        match word:
            case "for":
                self._loop(parser)
            case "with" | "trans" | "blocktrans" | "blocktranslate":
                self._bind_all(parser)
            case "macro" | "def" | "call":
                self._macro(word, rest)
            case "autoescape":
                self._autoescape(rest.strip().lower())
            case "filter":
                frame.forced = of_filter(rest.rpartition("|")[2].partition("(")[0].strip()) is Effect.FORCE
                self._forced += frame.forced
            case _:
                pass
        inherited = word == "block" and self._extends and len(self._frames) == 1  # it goes into a page that is not here
        return START if word in ("macro", "def") or inherited else place

    def _autoescape(self, switch: str) -> None:
        if switch in ("off", "false", "none"):
            self.escapes = False
        elif switch in ("on", "true"):
            self.escapes = True
        if switch == "none" and self._frames:  # Tornado's has no end
            self._frames.pop()
            self._open["autoescape"] -= 1

    def _end(self, word: str, place: Place) -> Place:
        if not self._open[word]:
            return place
        while True:
            frame = self._frames.pop()
            self._open[frame.word] -= 1
            self.escapes = frame.escapes
            self._forced -= frame.forced
            if frame.word != "if":
                for name, value in reversed(frame.before):
                    self._restore(name, value)
            elif self._frames:
                self._frames[-1].before += frame.before
            if frame.word == word:
                return frame.place if word in ("macro", "def") else place

    def _restore(self, name: str, value: Printed | None) -> None:
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value

    def _bind(self, name: str, value: Printed) -> None:
        known = self._values.get(name)
        if self._frames:
            self._frames[-1].before.append((name, known))
            if known is not None and self._frames[-1].word == "if":
                value = joined([known, value])
        self._values[name] = value

    def _set(self, parser: Parser) -> bool:
        """`{% set a, b = x, y %}`; False for a block whose content is the value, which is markup by then."""
        names = list(_targets(parser))
        if not parser.passed("="):
            for name in names:
                self._bind(name, MARKUP)
            return False
        values = [parser.whole()]
        while parser.passed(","):
            values.append(parser.whole())
        for index, name in enumerate(names):
            self._bind(name, values[index] if len(values) == len(names) else member(joined(values), "*"))
        return True

    def _loop(self, parser: Parser) -> None:
        names = list(_targets(parser))
        if parser.passed("in"):
            listed = parser.peek() == "["
            items = parser.whole()
            for name in names:
                self._bind(name, items if listed else member(items, "*"))

    def _bind_all(self, parser: Parser) -> None:
        """`a=x b=y`, `a = x, b = y`, `x as a and y as b`, and words that are none of these."""
        while parser.peek():
            if parser.peek(1) == "=" and parser.kind() == "name":
                name = parser.take()
                parser.take()
                self._bind(name, parser.whole())
            elif parser.kind() in ("name", "string") and parser.peek() not in ("with", "count", "trimmed", "context"):
                value = parser.whole()
                if parser.passed("as") and (name := parser.name()):
                    self._bind(name, value)
            else:
                parser.take()

    def _macro(self, word: str, rest: str) -> None:
        name = rest.removeprefix('name="').partition("(")[0].strip()
        if word == "call":
            parser = Parser(rest, self)
            for parameter in _parameters(parser) if parser.peek() == "(" else ():
                self._bind(parameter, Printed(frozenset({Piece(parameter_of("", parameter))})))
            parser.whole()  # takes note of what the macro is called with
            return
        for parameter in self.macros.parameters.get(name, ()):
            self._bind(parameter, Printed(frozenset({Piece(parameter_of(name, parameter))})))

    def _import(self, rest: str) -> None:
        words = rest.replace(",", " ").split()
        for index, word in enumerate(words):
            if word.isidentifier() and index and words[index - 1] != "from":
                self._values[word] = MARKUP

    def _as(self, word: str, rest: str) -> bool:
        """`{% tag ... as name %}`, which prints nothing."""
        words = rest.rsplit(None, 2)
        if len(words) < 2 or words[-2] != "as" or not words[-1].isidentifier():
            return False
        known = word in ("url", "static", "get_static_prefix") or word in _TRANSLATED
        self._bind(words[-1], NOTHING if known else Printed(frozenset({Piece(words[-1], doubtful=True, local=True)})))
        return True

    def filtered(self, value: Printed) -> Printed:
        """A printed value after the filters of the blocks around it; only those count that escape markup as well."""
        return encoded(value, Effect.FORCE) if self._forced else value


def _targets(parser: Parser) -> Iterator[str]:
    """The names before `=` or `in`."""
    while True:
        parser.passed("(")
        name = parser.name()
        if not name:
            return
        while parser.passed("."):
            name += f".{parser.take()}"
        yield name
        parser.passed(")")
        if not parser.passed(","):
            return


def _parameters(parser: Parser) -> Iterator[str]:
    """The names of the parameters between brackets."""
    parser.passed("(")
    while parser.peek() not in ("", ")"):
        if parser.passed("="):
            parser.whole()
        elif name := parser.name():
            yield name
        else:
            parser.take()
    parser.passed(")")
