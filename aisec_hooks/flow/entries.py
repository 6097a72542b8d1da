"""How functions are entered: by a web framework's router or by callers that are not known."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from aisec_hooks.flow.program import Arguments, Defined, Function, Program
from aisec_hooks.flow.routes import ERROR_VIEWS, called_as, route
from aisec_hooks.flow.sources import REQUEST_NAMES
from aisec_hooks.flow.values import NOTHING, Taint, Value, mixed
from aisec_hooks.model import SourceKind

SAFE_TYPES = frozenset(
    "int float bool complex UUID UUID4 Decimal date datetime time timedelta Literal IPv4Address IPv6Address"
    " PositiveInt NonNegativeInt conint EmailStr None".split()
)
NOT_OUTSIDE = frozenset(
    "Request Response Session AsyncSession BackgroundTasks WebSocket HTTPConnection Connection Cursor Engine Depends"
    " Security Settings Config Database Redis".split()
)
HTML_BY_DEFAULT = ("flask", "quart", "bottle", "sanic")
_NUMBERS = re.compile(r"^(?:pk|id|page|year|month|day|num|number|count)$|_(?:id|pk)$")


class Entry:
    """What calls a function: a web framework's router, or nobody known."""

    __slots__ = ("framework", "parameters", "path", "private")

    def __init__(self, framework: str, path: str, parameters: dict[str, Value], *, private: bool = False) -> None:
        self.framework = framework
        """"flask", "fastapi", ... or "" where the callers are not known."""
        self.path = path
        self.parameters = parameters
        self.private = private
        """Its callers are near and few, by its name: what they hand over is their matter."""

    @property
    def returns_html(self) -> bool:
        """Whether a text that it returns is sent as HTML."""
        return self.framework in HTML_BY_DEFAULT


UNKNOWN = Entry("", "", {})


def entry(defined: Defined, program: Program) -> Entry:
    """How a function is entered, with the value of each of its parameters."""
    function = defined.function
    framework, path = route(defined, program)
    error = framework and any(called_as(d) in ERROR_VIEWS for d in function.decorator_list)
    kind = SourceKind.REQUEST if framework and not error else SourceKind.PARAMETER
    objects = _used_as_objects(function) if framework and not path else frozenset()
    values = {}
    for argument, default in _parameters(function):
        # a route in another file may well convert it
        unsure = framework and not path and (_NUMBERS.search(argument.arg) or argument.arg in objects)
        its = SourceKind.PARAMETER if unsure else kind
        values[argument.arg] = _parameter(argument, default, its, framework, path, program.classes)
    first = next((a for a, _ in _parameters(function)), None)
    if first is not None and first.arg in ("self", "cls"):
        values[first.arg] = NOTHING
    private = function.name.startswith("_") and not function.name.startswith("__")
    return Entry(framework, path, values, private=private)


def bound(function: Function, node: ast.Call, values: Arguments) -> dict[str, Value]:
    """The parameters of a function as a call gives them; what is not given is nothing from outside."""
    arguments = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    if arguments[:1] in (["self"], ["cls"]) and isinstance(node.func, ast.Attribute):
        arguments = arguments[1:]
    env = {a.arg: NOTHING for a, _ in _parameters(function)}
    spread = mixed(v for k, v in values.items() if k == "**" or _is_spread(node, k))
    if spread.taints:  # `f(*args, **kwargs)`: any of them
        env.update(dict.fromkeys(arguments, spread))
    extra: list[Value] = []
    more: list[Value] = []
    for key, value in values.items():
        if isinstance(key, str) and key in env:
            env[key] = value
        elif isinstance(key, str):
            more.append(value)
        elif isinstance(node.args[key], ast.Starred):
            extra.append(value)
        elif key < len(arguments):
            env[arguments[key]] = value
        else:
            extra.append(value)
    for parameter, given in ((function.args.vararg, extra), (function.args.kwarg, more)):
        if parameter is not None:
            env[parameter.arg] = mixed(given)
    return env


def _is_spread(node: ast.Call, key: int | str) -> bool:
    return isinstance(key, int) and isinstance(node.args[key], ast.Starred)


def _parameter(
    argument: ast.arg,
    default: ast.expr | None,
    kind: SourceKind,
    framework: str,
    path: str,
    classes: Mapping[str, ast.ClassDef],
) -> Value:
    annotation = ast.unparse(argument.annotation) if argument.annotation is not None else ""
    words = re.findall(r"\w+", annotation)
    if argument.arg in REQUEST_NAMES and not annotation.endswith("dict"):
        typed = bool(framework) and any(w in classes for w in words)
        if not typed and (not annotation or set(words) & NOT_OUTSIDE or "HttpRequest" in words):
            return NOTHING
    if _injected(words, default) or harmless_type(annotation, classes) or _converted(argument.arg, path):
        return NOTHING
    if isinstance(default, ast.Call) and any(k.arg in ("pattern", "regex") for k in default.keywords):
        return NOTHING
    whole = bool(framework) and bool(re.match(r"(?:typing\.)?(?:[Dd]ict|Mapping|Any|list|List)\b", annotation))
    model = next((w for w in words if w in classes or w in ("UploadFile", "FileStorage")), "")
    return Value(frozenset({Taint(kind, argument.arg, whole=whole)}), None, model)


def _injected(annotation: list[str], default: ast.expr | None) -> bool:
    """Handed over by the framework rather than by the client."""
    if {"Inject", "Provide"} & set(annotation) or NOT_OUTSIDE & set(annotation):
        return True
    if isinstance(default, ast.Call):
        return ast.unparse(default.func).rpartition(".")[2] in ("Depends", "Security", "Provide", "Inject")
    return False


def harmless_type(annotation: str, classes: Mapping[str, ast.ClassDef]) -> bool:
    """Whether no text of the outside's choosing fits an annotation."""
    words = [w for w in re.findall(r"\w+", annotation) if w not in ("Optional", "Union", "Annotated", "typing", "uuid")]
    if "Literal" in words:
        return True
    return bool(words) and all(w in SAFE_TYPES or _is_enum(classes.get(w)) for w in words)


def _is_enum(node: ast.ClassDef | None) -> bool:
    return node is not None and any("Enum" in ast.unparse(base) for base in node.bases)


def _converted(name: str, path: str) -> bool:
    """Flask's `<int:name>`, Starlette's `{name:int}`: the router converts it."""
    return bool(re.search(rf"<(?:int|float|uuid)(?:\([^)]*\))?:{name}>|\{{{name}:(?:int|float|uuid)\}}", path))


def _parameters(function: Function) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    yield from zip(positional, [*defaults, *arguments.defaults], strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    for extra in (arguments.vararg, arguments.kwarg):
        if extra is not None:
            yield extra, None


def _used_as_objects(function: Function) -> frozenset[str]:
    """The parameters that have attributes no text has."""
    return frozenset(
        n.value.id
        for n in ast.walk(function)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and not hasattr(str, n.attr)
    )
