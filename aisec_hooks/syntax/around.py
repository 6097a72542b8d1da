"""What the code around a node says of the expressions in it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from aisec_hooks.syntax.bindings import FUNCTIONS, Bindings, Bound, Function, How, bindings, dotted
from aisec_hooks.syntax.constants import UNKNOWN, fold, of_library, same
from aisec_hooks.syntax.given import Arguments, Given
from aisec_hooks.syntax.mappings import entries, rest, returned
from aisec_hooks.syntax.parameters import annotation, defaults, parameters
from aisec_hooks.syntax.source import Module, Source

MOST_CASES = 8
"""Calls of a function that are told apart."""
_MOST_HOPS = 12
_MOST_NESTED = 8
"""Dictionaries that are looked into to know what is in another one."""
_MOST_VALUES = 8
_MOST_STEPS = 64
_MOST_TEXT = 2_000
_MOST_CALLS = 200

Answer = TypeVar("Answer")
Link = tuple[ast.AST, "Link | None"]
"""A node and what it is in, outwards."""
_OF_CALLS = {
    "requests.session": "requests.Session",
    "requests.sessions.session": "requests.Session",
    "requests.sessions.Session": "requests.Session",
    "niquests.Session": "requests.Session",
    "aiohttp.client.ClientSession": "aiohttp.ClientSession",
    "ssl.create_default_context": "ssl.SSLContext",
    "ssl._create_default_https_context": "ssl.SSLContext",
    "ssl._create_unverified_context": "ssl.SSLContext",
    "urllib3.util.ssl_.create_urllib3_context": "ssl.SSLContext",
    "urllib3.util.create_urllib3_context": "ssl.SSLContext",
    "requests.packages.urllib3.util.ssl_.create_urllib3_context": "ssl.SSLContext",
}
"""Functions of libraries -> the class of what they return, and other names of a class."""


class File:
    """One file's bindings and calls, worked out when first asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.outside = Around(self, None)
        self._bindings: dict[int, Bindings] = {}
        self._inside: dict[tuple[int, int], Around] = {}
        self._others: dict[str, File] = {}
        self._answers: dict[tuple[str, int], Any] = {}
        self.nested = 0
        """How many dictionaries are being looked into, each for the sake of the one before."""
        self.followed = 0
        """How often a call was taken for what the function returns."""

    @cached_property
    def tree(self) -> ast.Module:
        module = self.source.python
        return module.tree if isinstance(module, Module) else ast.Module(body=[], type_ignores=[])

    def bindings(self, scope: ast.AST) -> Bindings:
        """What a scope of this file binds."""
        known = self._bindings.get(id(scope))
        if known is None:
            known = self._bindings[id(scope)] = bindings(scope)
        return known

    def inside(self, class_: ast.ClassDef, method: Function | None = None) -> Around:
        """The body of a class, or of a method of it."""
        key = (id(class_), id(method))
        if key not in self._inside:
            link: Link = (class_, None)
            self._inside[key] = Around(self, link if method is None else (method, link))
        return self._inside[key]

    def once(self, about: str, node: ast.AST, compute: Callable[[ast.AST], Answer]) -> Answer:
        """What is to be known about a function or class, computed once however many places in it ask."""
        key = (about, id(node))
        if key not in self._answers:
            self._answers[key] = compute(node)
        answer: Answer = self._answers[key]
        return answer

    def other(self, source: Source) -> File:
        """Another file of the same snapshot."""
        return self._others.setdefault(source.path, File(source))

    @cached_property
    def calls(self) -> Mapping[str, list[tuple[ast.Call, Link | None]]]:
        """Last name of what is called -> the calls and what they are in."""
        found: dict[str, list[tuple[ast.Call, Link | None]]] = {}
        pending: list[tuple[ast.AST, Link | None]] = [(self.tree, None)]
        while pending:
            node, link = pending.pop()
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                found.setdefault(name, []).append((node, link))
            inner = (node, link)
            pending += [(child, inner) for child in ast.iter_child_nodes(node)]
        return found


class Around:
    """A place in a file: the scopes and statements it is in, and what names stand for there.

    `arguments` are what the parameters of the innermost function are known to be.
    """

    def __init__(self, file: File, link: Link | None, arguments: Mapping[str, Given] | None = None) -> None:
        self.file = file
        self.link = link
        self._arguments = arguments or {}
        self._constants: dict[int, object] = {}
        self._classes: dict[int, str] = {}

    @property
    def path(self) -> str:
        """The file's path."""
        return self.file.source.path

    @property
    def text(self) -> str:
        """The file's text."""
        return self.file.source.text

    def imports(self, *packages: str) -> bool:
        """Whether anything of one of the top-level packages is imported in the file."""
        return any(map(self.file.source.names.imports_package, packages))

    def qualified(self, node: ast.AST) -> str:
        """The dotted name of an expression with imports resolved, calls as "()", "" if it has none."""
        return self.file.source.names.qualified(node)

    @cached_property
    def outer(self) -> tuple[ast.AST, ...]:
        """What it is in, the innermost first."""
        found, link = [], self.link
        while link is not None:
            found.append(link[0])
            link = link[1]
        return tuple(found)

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """The functions it is in, the innermost first."""
        return tuple(n for n in self.outer if isinstance(n, FUNCTIONS))

    @cached_property
    def class_(self) -> ast.ClassDef | None:
        """The class it is in, be it in a method of it."""
        return next((n for n in self.outer if isinstance(n, ast.ClassDef)), None)

    @property
    def scope(self) -> ast.AST:
        """The innermost function, or the module."""
        return self.functions[0] if self.functions else self.file.tree

    def written(self, node: ast.AST) -> str:
        """The code of an expression as it stands in the file, its beginning if it is long."""
        source = self.file.source
        return source.segment(source.span(node))[:_MOST_TEXT] if hasattr(node, "lineno") else ""

    def calls_in(self, scope: ast.AST) -> list[ast.Call]:
        """The calls anywhere in a function or class."""
        return self.file.once("calls", scope, _calls)

    def conditions(self) -> Iterator[ast.expr]:
        """The tests of the branches that it is in."""
        for node in self.outer:
            if isinstance(node, ast.If | ast.IfExp | ast.While):
                yield node.test

    def cases(self) -> list[Around]:
        """This place once for each call of the function in this file, its parameters as given there.

        If nothing in the file calls it, one case in which nothing is known of the parameters.
        """
        if not self.functions or self._arguments:
            return [self]
        function = self.functions[0]
        calls = [
            (call, link)
            for call, link in self.file.calls.get(function.name, [])[:_MOST_CALLS]
            if not is_in(function, link) and self._may_be(call, function)
        ]
        cases = [Around(self.file, self.link, self._bound(function, *call)) for call in calls[:MOST_CASES]]
        return cases or [self]

    def within(self, function: Function, given: Arguments, call: ast.Call) -> Around:
        """Inside a function at the top of this file, as a call enters it."""
        return Around(self.file, (function, self.link), self.called(function, given, call))

    def default(self, parameter: str) -> ast.expr | None:
        """The default of a parameter of the function it is in."""
        return defaults(self.functions[0]).get(parameter) if self.functions else None

    def is_parameter(self, node: ast.AST) -> bool:
        """Whether it is a parameter of the function it is in."""
        return isinstance(node, ast.Name) and bool(self.functions) and node.id in parameters(self.functions[0])

    # --- values ------------------------------------------------------------------------------

    def constant(self, node: ast.AST, depth: int = 0) -> object:
        """The constant that an expression surely is, or UNKNOWN."""
        return fold(node, self._look_up, depth)

    def values(self, node: ast.AST) -> list[Given]:
        """The expressions that it may stand for, names followed; itself where nothing is known of it."""
        found: list[Given] = []
        seen: set[int] = set()
        pending = [Given(node, self)]
        while pending and len(seen) < _MOST_STEPS:
            given = pending.pop()
            if id(given.node) in seen:
                continue
            seen.add(id(given.node))
            further = given.around.stands_for(given.node)
            pending += reversed(further)
            if not further:
                found.append(given)
        return found

    def stands_for(self, node: ast.AST) -> list[Given]:
        """What a name or a choice stands for right away, empty for anything else."""
        match node:
            case ast.Name() | ast.Attribute():
                bound = self.bound(node)
                if len(bound) <= _MOST_VALUES and all(b.how is How.IS for b, _ in bound):
                    return [Given(b.node, around) for b, around in bound]
                return []
            case ast.IfExp(body=body, orelse=orelse):
                return [Given(body, self), Given(orelse, self)]
            case ast.BoolOp(values=operands):
                return [Given(operand, self) for operand in operands[:_MOST_VALUES]]
            case ast.Await(value=value):
                return [Given(value, self)]
            case _:
                return []

    def value(self, node: ast.AST) -> Given:
        """The one expression that it stands for; itself if there are several or none is known."""
        found = self.values(node)
        return found[0] if len(found) == 1 else Given(node, self)

    def canonical(self, node: ast.AST, depth: int = 0) -> str:
        """Its dotted name, with what variables hold replaced by the class of it: "requests.Session.get"."""
        if depth > _MOST_HOPS:
            return ""
        match node:
            case ast.Attribute(value=value, attr=attr):
                own = self._class_of(node, depth)
                base = own or self.canonical(value, depth + 1)
                return own or (f"{base}.{attr}" if base else "")
            case ast.Name():
                return self._class_of(node, depth) or self.qualified(node)
            case ast.Call(func=func):
                name = self.canonical(func, depth + 1)
                name = _OF_CALLS.get(name, name)
                last = name.rpartition(".")[2].lstrip("_")
                return name if last[:1].isupper() or not last else f"{name}()"
            case ast.Await(value=value):
                return self.canonical(value, depth + 1)
            case ast.BoolOp(values=operands):
                return next((n for o in operands if (n := self.canonical(o, depth + 1))), "")
            case ast.Subscript(value=value):
                base = self.canonical(value, depth + 1)
                return f"{base}[]" if base else ""
            case _:
                return ""

    def arguments(self, call: ast.Call) -> Arguments:
        """What a call is given."""
        positional, named, more = [], dict[str, Given](), False
        for argument in call.args:
            if isinstance(argument, ast.Starred):
                more = True
                break
            positional.append(Given(argument, self))
        for keyword in call.keywords:
            if keyword.arg is not None:
                named[keyword.arg] = Given(keyword.value, self)
                continue
            spread = self.entries(keyword.value)
            more |= spread is None
            named = {**(spread or {}), **named}
        return Arguments(tuple(positional), named, more)

    def entries(self, node: ast.AST) -> dict[str, Given] | None:
        """The entries of a dict with constant keys, what is stored in it later included; None if there may be more."""
        if self.file.nested >= _MOST_NESTED:
            return None
        self.file.nested += 1
        try:
            return entries(node, self)
        finally:
            self.file.nested -= 1

    def stored(self, node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
        """What is put into the dict of that name: its keys with their values."""
        name = dotted(node)
        if not name:
            return []
        scopes = (*self.functions, self.file.tree)
        return [pair for scope in scopes for pair in self.file.bindings(scope).items.get(name, ())]

    def bound(self, node: ast.Name | ast.Attribute) -> list[tuple[Bound, Around]]:
        """The places that bind a name or an attribute of a known object, empty if none is known."""
        name = dotted(node)
        if not name:
            return []
        return self._local(name) or self._of_class(name) or self._elsewhere(node)

    # --- inside ------------------------------------------------------------------------------

    def _local(self, name: str) -> list[tuple[Bound, Around]]:
        first = name.partition(".")[0]
        for function in self.functions:
            if first == name and function is self.functions[0] and name in self._arguments:
                given = self._arguments[name]
                return [(Bound(How.IS, given.node), given.around)]
            found = self.file.bindings(function).names
            if name in found:
                return [(b, self) for b in found[name]]
            if first in found or first in parameters(function):
                return []
        outermost = self.functions[-1] if self.functions else None
        if self.class_ is not None and self.outer and outermost is None:
            found = self.file.bindings(self.class_).names
            if name in found:
                return [(b, self) for b in found[name]]
        found = self.file.bindings(self.file.tree).names
        return [(b, self.file.outside) for b in found.get(name, ())]

    def _of_class(self, name: str) -> list[tuple[Bound, Around]]:
        """`self.x`, `cls.x` and `Class.x`: what the class and its methods say."""
        first, _, rest = name.partition(".")
        if not rest or "." in rest:
            return []
        own = self.class_ if first in ("self", "cls") else None
        if own is None:
            stands = self._local(first)
            node = stands[0][0].node if len(stands) == 1 else None
            if not isinstance(node, ast.ClassDef):
                return []
            own = node
        return self.attribute(own, rest)

    def attribute(self, of: ast.ClassDef, name: str) -> list[tuple[Bound, Around]]:
        """What binds an attribute of a class of this file, in its body or in its methods."""
        found = [(b, self.file.inside(of)) for b in self.file.bindings(of).names.get(name, ())]
        for method in of.body:
            if isinstance(method, FUNCTIONS):
                set_here = self.file.bindings(method).names.get(f"self.{name}", ())
                found += [(b, self.file.inside(of, method)) for b in set_here]
        return found

    def _elsewhere(self, node: ast.Name | ast.Attribute) -> list[tuple[Bound, Around]]:
        """What another file of the snapshot binds it to."""
        source = self.file.source
        if source.project is None or dotted(node).partition(".")[0] not in source.names.imported:
            return []
        definition = source.project.resolve(self.qualified(node), source.path)
        if definition is None or not definition.rest or not isinstance(definition.source.python, Module):
            return []
        there = self.file.other(definition.source).outside
        first, _, attribute = definition.rest.partition(".")
        found = [(b, there) for b in there.file.bindings(there.file.tree).names.get(first, ())]
        if attribute and len(found) == 1 and isinstance(found[0][0].node, ast.ClassDef):
            return there.attribute(found[0][0].node, attribute)
        return [] if attribute else found

    def _look_up(self, node: ast.expr, depth: int) -> object:
        match node:
            case ast.Name() | ast.Attribute():
                bound = self.bound(node)
                if not bound:
                    return of_library(self.qualified(node))
                if len(bound) > _MOST_VALUES or any(b.how is not How.IS for b, _ in bound):
                    return UNKNOWN
                return same([around.remembered(b.node, depth + 1) for b, around in bound])
            case ast.Subscript(value=value, slice=key):
                known, name = self.entries(value) if depth < _MOST_HOPS else None, self.constant(key, depth + 1)
                given = known.get(name) if known is not None and isinstance(name, str) else None
                return given.around.constant(given.node, depth + 1) if given is not None else UNKNOWN
            case ast.Call(func=ast.Name()) if depth < _MOST_HOPS and (found := returned(node, self)) is not None:
                return found.around.constant(found.node, depth + 4)
            case _:
                return UNKNOWN

    def remembered(self, node: ast.AST, depth: int) -> object:
        """The constant of what a name is bound to; a name that depends on itself is none."""
        if id(node) not in self._constants:
            self._constants[id(node)] = UNKNOWN
            self._constants[id(node)] = self.constant(node, depth)
        return self._constants[id(node)]

    def _class_of(self, node: ast.Name | ast.Attribute, depth: int) -> str:
        """The class of what a variable holds, "" if that is not known."""
        bound = self.bound(node)
        if bound and len(bound) <= _MOST_VALUES:
            known = {a.class_of_bound(b.node, depth + 1) for b, a in bound if b.how in (How.IS, How.ENTERS)}
            known.discard("")
            if len(known) == 1:
                return known.pop()
            return ""
        if isinstance(node, ast.Name) and self.functions:
            said = annotation(self.functions[0], node.id)
            return self.canonical(said, depth + 1) if said is not None else ""
        return ""

    def class_of_bound(self, node: ast.AST, depth: int) -> str:
        """The class of what a name is bound to; a name that depends on itself has none."""
        if id(node) not in self._classes:
            self._classes[id(node)] = ""
            self._classes[id(node)] = self.canonical(node, depth)
        return self._classes[id(node)]

    def _may_be(self, call: ast.Call, function: Function) -> bool:
        """Whether a call of that name may be one of the function: plain functions by name, methods by attribute."""
        index = self.outer.index(function)
        in_class = any(isinstance(n, ast.ClassDef) for n in self.outer[index + 1 : index + 2])
        return isinstance(call.func, ast.Attribute) if in_class else isinstance(call.func, ast.Name)

    def _bound(self, function: Function, call: ast.Call, link: Link | None) -> dict[str, Given]:
        return self.called(function, Around(self.file, link).arguments(call), call)

    def called(self, function: Function, given: Arguments, call: ast.Call) -> dict[str, Given]:
        """What the parameters of a function of this file are where a call hands it some arguments."""
        names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
        if isinstance(call.func, ast.Attribute) and names[:1] in (["self"], ["cls"]):
            names = names[1:]
        found = {name: Given(default, self.file.outside) for name, default in defaults(function).items()}
        if given.open:
            found = {}
        found.update(zip(names, given.positional, strict=False))
        found.update(given.named)
        more = rest(function, given, call)
        return found | more


def _calls(scope: ast.AST) -> list[ast.Call]:
    return [n for n in ast.walk(scope) if isinstance(n, ast.Call)]


def is_in(node: ast.AST, link: Link | None) -> bool:
    """Whether a node is one of those outwards of a link."""
    while link is not None:
        if link[0] is node:
            return True
        link = link[1]
    return False
