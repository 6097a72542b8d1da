"""Reading an expression of a template."""

from __future__ import annotations

from aisec_hooks.flow import template_calls
from aisec_hooks.flow.template_calls import Scope
from aisec_hooks.flow.template_values import MOST_PIECES, NOTHING, Piece, Printed, in_doubt, joined, member
from aisec_hooks.flow.template_words import CONSTANTS, Cursor

_DEEPEST = 25
_COMPARING = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "is", "not"})
_OPERATORS = frozenset({"~", "+", "-", "*", "/", "//", "%", "**", "&", "^"})
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


class Broken(Exception):
    """An expression that cannot be read."""


class Parser(Cursor):
    """A reader of one expression after another."""

    def __init__(self, text: str, scope: Scope) -> None:
        super().__init__(text)
        self._scope = scope
        self._depth = 0

    def whole(self) -> Printed:
        """The next expression; where it cannot be read, all names in it in doubt."""
        self._depth = 0
        start = self._at
        try:
            return self.expression()
        except Broken:
            self._at = start
            return joined([in_doubt(self._variable(name)) for name in self.rest()[:MOST_PIECES]])

    def expression(self) -> Printed:
        """`a if b else c` and what binds tighter."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Broken
        value = self._either()
        if self.passed("if"):
            self._either()
            value = template_calls.one_of([value, self.expression()], self._scope) if self.passed("else") else value
        self._depth -= 1
        return value

    def filters(self, value: Printed) -> Printed:
        """The value after the filters that come next; Mako parts them by commas."""
        try:
            while self.peek() in ("|", ","):
                value = self._filtered(value)
        except Broken:
            return in_doubt(value)
        return value

    def _either(self) -> Printed:
        values = [self._compared()]
        while self.peek() in ("and", "or"):
            self.take()
            values.append(self._compared())
        return template_calls.one_of(values, self._scope)

    def _compared(self) -> Printed:
        negated = False
        while self.passed("not"):
            negated = True
        value = self._sum()
        while self.peek() in _COMPARING:
            negated = True
            test = self.take()
            self.passed("not")
            self.passed("in")
            if test != "is" or not self.name() or self.kind() in ("string", "name", "number") or self.peek() == "(":
                self._sum()
        return NOTHING if negated else value

    def _sum(self) -> Printed:
        value = self._unary()
        while (sign := self.peek()) in _OPERATORS:
            self.take()
            value = template_calls.operated(sign, value, self._unary(), self._scope)
        return value

    def _unary(self) -> Printed:
        while self.peek() in ("-", "+"):
            self.take()
        return self._postfix()

    def _postfix(self) -> Printed:
        value = self._primary()
        while True:
            if self.passed("."):
                name = self.take()
                if self.passed("("):
                    value = template_calls.method(value, name, *self._arguments(")"), self._scope)
                else:
                    value = self._member(value, name)
            elif self.passed("["):
                value = self._element(value)
            elif self.passed("("):
                value = template_calls.called(value, *self._arguments(")"), self._scope)
            elif self.peek() == "|":
                value = self._filtered(value)
            else:
                return value

    def _primary(self) -> Printed:
        kind, text = self.kind(), self.take()
        if kind == "string":
            literal = text[1:-1]
            while self.kind() == "string":
                literal += self.take()[1:-1]
            return Printed(text=literal)
        if kind == "number":
            return Printed(text=text)
        if kind == "name":
            return self._variable(text)
        if text in _CLOSERS:
            values, _ = self._arguments(_CLOSERS[text])
            return template_calls.one_of(values, self._scope) if values else NOTHING
        raise Broken

    def _variable(self, name: str) -> Printed:
        if name in CONSTANTS:
            return NOTHING
        known = self._scope.get(name)
        return known._replace(name=name) if known is not None else Printed(frozenset({Piece(name)}), name=name)

    def _arguments(self, closer: str) -> tuple[list[Printed], dict[str, Printed]]:
        """What stands between brackets: values, and those with a name; keys of a dictionary do not count."""
        values: list[Printed] = []
        keywords: dict[str, Printed] = {}
        while not self.passed(closer):
            while self.peek() in ("*", "**"):
                self.take()
            if self.kind() == "name" and self.peek(1) == "=":
                keyword = self.take()
                self.take()
                keywords[keyword] = self.expression()
            elif self.peek() != ":":
                values.append(self.expression())
            if self.passed(":") and self.peek() not in (closer, ":", ","):
                values[-1:] = [self.expression()]
            if self.peek() not in (closer, ":") and not self.passed(","):
                raise Broken
        return values, keywords

    def _member(self, value: Printed, name: str) -> Printed:
        found = member(value, name)
        known = self._scope.get(found.name) if found.name else None
        return known._replace(name=found.name) if known is not None else found

    def _element(self, value: Printed) -> Printed:
        keys, _ = self._arguments("]")
        text = keys[0].text if len(keys) == 1 else None
        return self._member(value, text) if text is not None and template_calls.is_key(text) else member(value, "*")

    def _filtered(self, value: Printed) -> Printed:
        self.take()
        name = self.name()
        if not name:
            raise Broken
        while self.passed("."):
            name = self.take()
        arguments: list[Printed] = []
        keywords: dict[str, Printed] = {}
        if self.passed("("):
            arguments, keywords = self._arguments(")")
        elif self.passed(":"):
            arguments = [self._operand()]
        return template_calls.filtered(name, value, [*arguments, *keywords.values()], self._scope)

    def _operand(self) -> Printed:
        """The argument of one of Django's filters, which has no filters itself."""
        self.passed("-")
        value = self._primary()
        while self.passed("."):
            value = self._member(value, self.take())
        if self.passed("("):  # _("text")
            self._arguments(")")
        return value
