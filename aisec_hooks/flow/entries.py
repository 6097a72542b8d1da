"""How functions are entered: by a library, such as a web framework's router, or by callers that are not known."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from aisec_hooks import late
from aisec_hooks.flow.annotations import Classes, fits_pattern, is_harmless_type, meant, metadata, parameters, parsed
from aisec_hooks.flow.callables import Defined, Function
from aisec_hooks.flow.options import harmless_options
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.registered import Route
from aisec_hooks.flow.routes import library_class, route
from aisec_hooks.flow.sources import REQUEST_NAMES, last_name
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.url_patterns import converted
from aisec_hooks.flow.values import NOTHING, Value
from aisec_hooks.model import SourceKind

_INJECTED = late.compiled(
    r"^(?:Request|Response|WebSocket|HTTPConnection|BackgroundTasks|Connection|Cursor|Engine|Database|Redis|Callable)$"
    r"|(?:Session|Settings|Config|Dep|Deps|Dependency|Service|Repository|Repo|Client|Factory|Logger|UnitOfWork)$"
)
"""Classes, by last name, whose objects the program itself makes: no text of the client's."""
_STRUCTURES = frozenset("dict Dict Mapping MutableMapping Any list List object JSON".split())
_NUMBERS = late.compiled(r"^(?:pk|id|page|year|month|day|num|number|count)$|_(?:id|pk)$")


class Entry:
    """What calls a function: a library, or nobody known."""

    __slots__ = ("framework", "parameters", "path", "private", "provided", "returns_html")

    def __init__(
        self,
        framework: str,
        path: str,
        parameters: dict[str, Value],
        *,
        private: bool = False,
        returns_html: bool = False,
        provided: Mapping[str, ast.expr] | None = None,
    ) -> None:
        self.framework = framework
        """The library, such as "flask", or "" where the callers are not known."""
        self.path = path
        self.parameters = parameters
        self.private = private
        """Its callers are near and few, by its name: what they hand over is their matter."""
        self.returns_html = returns_html
        """A text that it returns is sent as HTML."""
        self.provided = provided or {}
        """Parameters that are what another function of the code returns: `Depends(current_user)` -> that function."""


UNKNOWN = Entry("", "", {})


def entry(defined: Defined, program: Program) -> Entry:
    """How a function is entered, with the value of each of its parameters."""
    function, found = defined.function, route(defined, program)
    given = _Parameters(defined, found, program)
    values: dict[str, Value] = {}
    provided: dict[str, ast.expr] = {}
    for place, (argument, default) in enumerate(parameters(function), start=-1 if given.has_self else 0):
        values[argument.arg] = given.value(argument, default, place)
        if (provider := given.provider(argument, default)) is not None:
            provided[argument.arg] = provider
    if given.has_self:
        first = next(iter(values))
        values[first] = Value(type=library_class(defined.owner, program)) if defined.owner is not None else NOTHING
    private = function.name.startswith("_") and not function.name.startswith("__")
    return Entry(found.library, found.path, values, private=private, returns_html=found.html, provided=provided)


class _Parameters:
    """What the parameters of a function are worth when it is entered."""

    def __init__(self, defined: Defined, found: Route, program: Program) -> None:
        self._found = found
        self._known = program.known
        self._program = program
        function, entry = defined.function, found.entry
        first = next((a.arg for a, _ in parameters(function)), "")
        self.has_self = first in ("self", "cls")
        self._kind = entry.kind if entry is not None and not found.guessed else SourceKind.PARAMETER
        self._doubtful = bool(entry and entry.converted and not found.path) or (
            entry is not None and entry.kind is SourceKind.REQUEST and not found.path and bool(entry.registrars)
        )
        self._objects = _used_as_objects(function) if self._doubtful else frozenset()
        self._converted = converted(found.path)
        typed = entry.typed if entry is not None else {}
        names = [a.arg for a, _ in parameters(function)][self.has_self :]
        self._own = next((i for i, n in enumerate(names) if n not in typed and i not in typed), len(names))
        """How many of the first are the library's: the groups of a URL's pattern come after them."""
        declared = [d for d in function.decorator_list if isinstance(d, ast.Call)]
        self._options = harmless_options(d for d in declared if last_name(d.func) in ("option", "argument"))

    def value(self, argument: ast.arg, default: ast.expr | None, place: int) -> Value:
        """The value of one of them."""
        name, entry = argument.arg, self._found.entry
        if entry is not None:
            made = entry.typed.get(name, entry.typed.get(place))
            if made is not None:
                return Value(type=made)
            if name in entry.texts or place in entry.texts:
                return self._outside(name, whole=False)
        if name in REQUEST_NAMES and self._is_request(argument.annotation):
            return Value(type=self._type(argument.annotation))
        if self._is_harmless(argument, default, place):
            return NOTHING
        made = self._type(argument.annotation)
        if made and made not in self._known.texts:
            return Value(type=made)
        if self._is_injected(argument, default):
            return NOTHING
        whole = entry is not None and (name in entry.whole or place in entry.whole or is_structure(argument.annotation))
        model = made or next((n for n in self._class_names(argument.annotation) if n in self._program.classes), "")
        return self._outside(name, whole=whole, made=model)

    def provider(self, argument: ast.arg, default: ast.expr | None) -> ast.expr | None:
        """The function whose result a parameter is: f of `Depends(f)`; the annotation's class of `Depends()`."""
        for call in (default, *metadata(argument.annotation)):
            if isinstance(call, ast.Call) and last_name(call.func) in self._known.providers:
                given = [*call.args, *(k.value for k in call.keywords if k.arg == "dependency")]
                return given[0] if given else next(meant(argument.annotation), None)
        return None

    def _outside(self, name: str, *, whole: bool, made: str = "") -> Value:
        # a route in another file may well convert it
        unsure = self._doubtful and (bool(_NUMBERS.search(name)) or name in self._objects)
        kind = SourceKind.PARAMETER if unsure else self._kind
        return Value(frozenset({Taint(kind, name, whole=whole)}), None, made)

    def _is_request(self, annotation: ast.expr | None) -> bool:
        """Whether what is called `request` is one, rather than a model of this file or a dictionary."""
        if annotation is None:
            return True
        names = self._class_names(annotation)
        if self._found.entry is not None and any(n in self._program.classes for n in names):
            return False
        return any(_INJECTED.search(n) or n == "HttpRequest" for n in names)

    def _is_harmless(self, argument: ast.arg, default: ast.expr | None, place: int) -> bool:
        if argument.arg in self._converted or place - self._own in self._converted or argument.arg in self._options:
            return True
        classes = self._program.classes
        return is_harmless_type(argument.annotation, classes, self._known.harmless) or fits_pattern(default)

    def _is_injected(self, argument: ast.arg, default: ast.expr | None) -> bool:
        """Handed over by the library rather than by the client."""
        if self.provider(argument, default) is not None:
            return True
        if isinstance(default, ast.Call) and last_name(default.func) in ("Depends", "Security", "Provide", "Inject"):
            return True
        names = self._class_names(argument.annotation)
        return any(_INJECTED.search(n) and n not in self._program.classes for n in names)

    def _type(self, annotation: ast.expr | None) -> str:
        """The class of a library that an annotation says."""
        names = self._program.names
        return next(filter(None, (self._known.result(names.qualified(n)) for n in meant(annotation))), "")

    def _class_names(self, annotation: ast.expr | None) -> list[str]:
        return [last_name(n) for n in meant(annotation)] + [
            last_name(m.func) for m in metadata(annotation) if isinstance(m, ast.Call)
        ]


def harmless_type(annotation: str, classes: Classes) -> bool:
    """Whether no text of the outside's choosing fits an annotation."""
    return is_harmless_type(parsed(annotation), classes)


def is_structure(annotation: ast.expr | None) -> bool:
    """Whether an annotation lets any dictionary or list through."""
    return any(last_name(n) in _STRUCTURES for n in meant(annotation))


def _used_as_objects(function: Function) -> frozenset[str]:
    """The parameters that have attributes no text has."""
    return frozenset(
        n.value.id
        for n in ast.walk(function)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and not hasattr(str, n.attr)
    )
