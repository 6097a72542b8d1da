"""Random small projects that parse: every statement and expression of Python, around few names, sources and sinks."""

from __future__ import annotations

import ast
from collections.abc import Callable
from random import Random

from tests.program_parts import (
    CLASSES,
    COMPARISONS,
    DECORATORS,
    FUNCTIONS,
    HEAD,
    HUGE,
    MODULES,
    OPERATORS,
    PURE,
    SINKS,
    SOURCES,
    VARIABLES,
)

DEEPEST = 4
MOST_FUEL = 200


def project(random: Random) -> dict[str, str]:
    """Path -> text of some files that import one another, in circles too."""
    names = [name for name in MODULES if random.random() > 0.4] or ["m0"]
    return {_path(name): Writer(random, name, 5 + random.randrange(MOST_FUEL)).module() for name in names}


def _path(module: str) -> str:
    return "pkg/__init__.py" if module == "pkg" else f"{module.replace('.', '/')}.py"


class Writer:
    """Writes one module; `fuel` bounds how much is still to be written, so that every draw comes to an end."""

    def __init__(self, random: Random, name: str, fuel: int) -> None:
        self._random = random
        self._name = name
        self._fuel = fuel
        self._depth = 0

    def module(self) -> str:
        """Its text; parses on every version of Python."""
        text = HEAD + "".join(self._import("") for _ in range(self._random.randrange(3)))
        while self._fuel > 0:
            text += self._statement("")
        ast.parse(text, feature_version=(3, 10))
        return text

    def _pick(self, choices: tuple[str, ...] | list[str]) -> str:
        return self._random.choice(choices)

    def _expression(self) -> str:
        if self._fuel <= 0 or self._depth >= DEEPEST or self._random.random() < 0.4:
            return self._atom()
        self._fuel -= 1
        self._depth += 1
        text = f"({self._random.choice(_EXPRESSIONS)(self)})"
        self._depth -= 1
        return text

    def _atom(self) -> str:
        if self._random.random() < 0.5:
            return self._pick(VARIABLES)
        pool = self._pick(("names", "names", "constants", "constants", "sources", "sources", "huge"))
        if pool == "names":
            return self._pick((*FUNCTIONS, *CLASSES, "C0()", "self.a", "self.b", "C1.a", "m1.f1", "pkg.m2.C0"))
        if pool == "constants":
            return self._pick(
                ("(0)", "(1)", "(-1)", "'a'", "'x/y'", "''", "b'z'", "None", "True", "[]", "{}", "()", "(1.5)")
            )
        return f"({self._pick(SOURCES if pool == 'sources' else HUGE)})"

    def _filled(self, choices: tuple[str, ...]) -> str:
        text = self._pick(choices)
        places = text.replace("{{", "").replace("}}", "").count("{}")
        return text.format(*(self._expression() for _ in range(places)))

    def _arguments(self) -> str:
        forms = ("{}", "*{}", "a={}", "**{}", "b={}")
        chosen = sorted({self._random.randrange(len(forms)) for _ in range(self._random.randrange(4))})
        plain = [forms[i].format(self._expression()) for i in chosen if i < 2]
        return ", ".join(plain + [forms[i].format(self._expression()) for i in chosen if i >= 2])

    def _clauses(self) -> str:
        text = f"for {self._target()} in {self._expression()}"
        if self._random.random() < 0.4:
            text += f" if {self._expression()}"
        if self._random.random() < 0.2:
            text += f" for {self._target()} in {self._expression()}"
        return text

    def _target(self) -> str:
        forms = ("{}", "{}", "{}", "({}, {})", "[{}, *{}]", "({}, ({}, {}))", "{}.a", "{}['a']", "{}[{}]", "{}[1:]")
        form = self._pick(forms)
        return form.format(*(self._pick(VARIABLES) for _ in range(form.count("{}"))))

    def _block(self, indent: str) -> str:
        if len(indent) > 10:
            return f"{indent}    pass\n"
        count = 1 + self._random.randrange(3)
        return "".join(self._statement(indent + "    ") for _ in range(count))

    def _statement(self, indent: str) -> str:
        self._fuel -= 1
        if self._fuel <= 0:
            return f"{indent}{self._pick(('return a', 'pass', 'raise a', 'f0(a)'))}\n"
        return self._random.choice(_STATEMENTS)(self, indent)

    def _import(self, indent: str) -> str:
        module = self._pick(MODULES)
        level = self._pick(("", "", ".", "..")) if self._name.startswith("pkg") else ""
        name = self._pick((*FUNCTIONS, *CLASSES, *VARIABLES[:2], "m2"))
        forms = [
            f"from {level}{module} import {name}",
            f"from {level}{module} import {name} as {self._pick((*FUNCTIONS, *CLASSES))}",
            f"import {module}",
            f"import {module} as {self._pick(VARIABLES)}",
            f"from {level or '.'} import {name}",
        ]
        if not indent:
            forms.append(f"from {level}{module} import *")
        return f"{indent}{self._pick(forms)}\n"

    def _function(self, indent: str) -> str:
        decorators = "".join(f"{indent}@{self._decorator()}\n" for _ in range(self._random.randrange(3)))
        start = self._pick(("def", "def", "async def"))
        parameters = self._pick(
            (
                "",
                "a",
                "self, a",
                "a, b=None",
                "a, /, b, *c, d=1, **self",
                "*a, **b",
                "a: int, b: str = 'x'",
                "self, *, a",
                f"a={self._expression()}, b={self._expression()}",
                f"a: {self._expression()}",
            )
        )
        name = self._pick((*FUNCTIONS, "m0", "__init__", "__enter__", "__getattr__", "__call__", "get", "__getitem__"))
        returned = f" -> {self._expression()}" if self._random.random() < 0.2 else ""
        body = (
            self._block(indent)
            + f"{indent}    {self._pick(('return ', 'yield ', 'return ', ''))}{self._expression()}\n"
        )
        return f"{decorators}{indent}{start} {name}({parameters}){returned}:\n{body}"

    def _decorator(self) -> str:
        return self._pick(DECORATORS) if self._random.random() < 0.6 else self._expression()

    def _class(self, indent: str) -> str:
        bases = ", ".join({self._pick((*CLASSES, "m0.C0", "pkg.m2.C1", "Exception", "dict")) for _ in range(2)})
        more = self._pick(("", "", ", metaclass=C2", ", a=1", ", *a"))
        decorator = f"{indent}@{self._decorator()}\n" if self._random.random() < 0.2 else ""
        return f"{decorator}{indent}class {self._pick(CLASSES)}({bases}{more}):\n{self._block(indent)}"

    def _match(self, indent: str) -> str:
        patterns = (
            "1 | 'a' | None",
            "[a, *b]",
            "{'a': b, **c}",
            "C0(a, b=c)",
            "(a, 'x') as d",
            "str()",
            "C1.a",
            "-1.5",
            "[]",
            "{}",
            "b'z'",
            "[C0(), {'q': [a]}]",
        )
        text = f"{indent}match {self._expression()}:\n"
        for _ in range(1 + self._random.randrange(3)):
            guard = f" if {self._expression()}" if self._random.random() < 0.3 else ""
            text += f"{indent}    case {self._pick(patterns)}{guard}:\n{self._block(indent + '    ')}"
        return text + (f"{indent}    case _:\n{self._block(indent + '    ')}" if self._random.random() < 0.5 else "")

    def _try(self, indent: str) -> str:
        text = f"{indent}try:\n{self._block(indent)}"
        if self._random.random() < 0.8:
            text += f"{indent}except {self._pick(('ValueError', '(KeyError, C0) as a', 'Exception as b'))}:\n"
            text += self._block(indent)
            text += f"{indent}else:\n{self._block(indent)}" if self._random.random() < 0.3 else ""
            return text + (f"{indent}finally:\n{self._block(indent)}" if self._random.random() < 0.3 else "")
        return text + f"{indent}finally:\n{self._block(indent)}"

    def _branch(self, indent: str) -> str:
        text = f"{indent}if {self._expression()}:\n{self._block(indent)}"
        for _ in range(self._random.randrange(2)):
            text += f"{indent}elif {self._expression()}:\n{self._block(indent)}"
        return text + (f"{indent}else:\n{self._block(indent)}" if self._random.random() < 0.5 else "")

    def _loop(self, indent: str) -> str:
        head = self._pick(("while", f"for {self._target()} in", f"async for {self._target()} in"))
        text = f"{indent}{head} {self._expression()}:\n{self._block(indent)}"
        if self._random.random() < 0.3:
            text += f"{indent}    if {self._expression()}:\n{indent}        {self._pick(('break', 'continue'))}\n"
        return text + (f"{indent}else:\n{self._block(indent)}" if self._random.random() < 0.3 else "")

    def _with(self, indent: str) -> str:
        start = self._pick(("with", "with", "async with"))
        return f"{indent}{start} {self._expression()} as {self._target()}, {self._expression()}:\n{self._block(indent)}"

    def _simple(self, indent: str) -> str:
        forms: tuple[Callable[[], str], ...] = (
            lambda: f"{self._target()} = {self._expression()}",
            lambda: f"{self._target()} = {self._expression()}",
            lambda: f"{self._pick(VARIABLES)} = {self._target()} = {self._expression()}",
            lambda: f"{self._pick(VARIABLES)} {self._pick(OPERATORS)}= {self._expression()}",
            lambda: f"{self._pick(VARIABLES)}.a {self._pick(OPERATORS)}= {self._expression()}",
            lambda: f"{self._pick(VARIABLES)}[{self._expression()}] {self._pick(OPERATORS)}= {self._expression()}",
            lambda: f"self.{self._pick(VARIABLES)}: {self._expression()} = {self._expression()}",
            lambda: f"{self._pick(VARIABLES)}: {self._expression()}",
            lambda: self._filled(SINKS),
            lambda: self._filled(SINKS),
            self._expression,
            lambda: f"return {self._expression()}",
            lambda: f"raise {self._expression()} from {self._expression()}",
            lambda: f"assert {self._expression()}, {self._expression()}",
            lambda: f"del {self._pick(('a', 'b.a', 'self[1:]', '(c, d)', 'f0'))}",
            lambda: f"{self._pick(('global', 'nonlocal'))} {self._pick(VARIABLES)}",
        )
        return f"{indent}{self._random.choice(forms)()}\n"


_EXPRESSIONS: tuple[Callable[[Writer], str], ...] = (
    lambda w: w._filled(SINKS),
    lambda w: w._filled(PURE),
    lambda w: w._filled(PURE),
    lambda w: w._filled(PURE),
    lambda w: f"{w._pick((*FUNCTIONS, *CLASSES, 'm0.f0', 'self.m0', 'pkg.m2.f1'))}({w._arguments()})",
    lambda w: f"{w._pick((*FUNCTIONS, *CLASSES))}({w._arguments()})",
    lambda w: f"{w._expression()}({w._arguments()})",
    lambda w: f"{w._expression()} {w._pick(OPERATORS)} {w._expression()}",
    lambda w: f"{w._expression()} + {w._expression()}",
    lambda w: f"{w._pick(('not ', '-', '~', '+'))}{w._expression()}",
    lambda w: f"{w._expression()} {w._pick(('and', 'or'))} {w._expression()}",
    lambda w: f"{w._expression()} {w._pick(COMPARISONS)} {w._expression()}",
    lambda w: f"{w._expression()} < {w._expression()} {w._pick(COMPARISONS)} {w._expression()}",
    lambda w: f"{w._expression()} if {w._expression()} else {w._expression()}",
    lambda w: f"lambda {w._pick(('', 'a', 'a, b=1', '*a', '**a', 'a, /, *, b'))}: {w._expression()}",
    lambda w: f"[{w._expression()}, *{w._expression()}]",
    lambda w: f"{w._expression()}, {w._expression()}",
    lambda w: f"{{{w._expression()}, {w._expression()}}}",
    lambda w: f"{{'a': {w._expression()}, {w._expression()}: {w._expression()}, **{w._expression()}}}",
    lambda w: f"[{w._expression()} {w._clauses()}]",
    lambda w: f"{{{w._expression()}: {w._expression()} {w._clauses()}}}",
    lambda w: f"{{{w._expression()} async {w._clauses()}}}",
    lambda w: f"({w._expression()} {w._clauses()})",
    lambda w: f"f'a{{{w._pick(VARIABLES)}!r:>{{{w._pick(VARIABLES)}}}}}b{{{w._pick(VARIABLES)}=}}'",
    lambda w: f"{w._pick(VARIABLES)} := {w._expression()}",
    lambda w: f"await {w._expression()}",
    lambda w: f"yield {w._expression()}",
    lambda w: f"yield from {w._expression()}",
    lambda w: f"{w._expression()}.{w._pick((*VARIABLES, 'm0', '__class__', '__dict__'))}",
    lambda w: f"{w._expression()}[{w._expression()}]",
    lambda w: f"{w._expression()}[{w._expression()}:{w._expression()}:{w._expression()}]",
)
_STATEMENTS: tuple[Callable[[Writer, str], str], ...] = (
    *(Writer._simple,) * 8,
    *(Writer._function,) * 4,
    *(Writer._class,) * 2,
    Writer._branch,
    Writer._branch,
    Writer._loop,
    Writer._loop,
    Writer._try,
    Writer._match,
    Writer._with,
    Writer._import,
)
