"""Where outside text enters: expressions that read it, and functions that are handed it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks.flow.values import NOTHING, Taint, Value
from aisec_hooks.model import SourceKind
from aisec_hooks.syntax.names import Names

REQUEST_NAMES = frozenset({"request", "req", "websocket"})
REQUEST_ATTRIBUTES = frozenset(
    # Flask, Quart, Bottle, Sanic, Django, DRF, Starlette, aiohttp, Pyramid, Falcon
    "args form values json data files cookies headers view_args query_string stream GET POST FILES COOKIES META"
    " body query query_params path_params match_info rel_url raw_args params matchdict json_body media url_rule"
    " path_info referrer full_path content query_arguments body_arguments forms environ".split()
)
REQUEST_CALLS = frozenset(
    "get_json get_data json body form text read post get_argument get_query_argument get_body_argument get_arguments"
    " get_param get_media receive_text receive_json receive_bytes get_cookie get_header stream".split()
)
WHOLE_BODY = frozenset({"json", "get_json", "data", "json_body", "media", "get_media", "POST", "form", "receive_json"})
NETWORK_CALLS = re.compile(
    r"(?:^|\.)(?:requests|httpx)(?:\.Session\(\)|\.Client\(\)|\.AsyncClient\(\))?\.(?:get|post|put|patch|request)$"
    r"|^urllib\.request\.urlopen$|^urllib3\.request$|\.(?:recv|recvfrom|recv_bytes|recv_multipart)$"
    # queues: whoever may write to one is outside
    r"|\.(?:blpop|brpop|lpop|rpop|xread|xreadgroup|get_message|receive_messages?|receive_message_batch|basic_get)$"
    r"|(?:^|\.)(?:AIO)?KafkaConsumer$"
)
INPUT_CALLS = re.compile(r"^(?:input|sys\.stdin\.(?:read|readline|readlines)|getpass\.getpass|click\.prompt)$|\.parse_args$")

SAFE_TYPES = frozenset(
    "int float bool complex UUID UUID4 Decimal date datetime time timedelta Literal IPv4Address IPv6Address"
    " PositiveInt NonNegativeInt conint EmailStr None".split()
)
NOT_OUTSIDE = frozenset(
    "Request Response Session AsyncSession BackgroundTasks WebSocket HTTPConnection Connection Cursor Engine Depends"
    " Security Settings Config Database Redis".split()
)
VERBS = frozenset("get post put delete patch head options websocket api_route route view".split())
OTHER_VIEWS = frozenset("errorhandler app_errorhandler before_request after_request before_app_request exception_handler".split())
HTML_BY_DEFAULT = ("flask", "quart", "bottle", "sanic")


def read(node: ast.expr, names: Names) -> Taint | None:
    """The outside text that an expression reads, None if it reads none."""
    if isinstance(node, ast.Call):
        return _read_call(node, names)
    if isinstance(node, ast.Attribute):
        name = names.qualified(node)
        if name == "sys.argv":
            return Taint(SourceKind.INPUT, "sys.argv")
        if node.attr in REQUEST_ATTRIBUTES and _is_request(node.value, names):
            return Taint(SourceKind.REQUEST, ast.unparse(node), whole=node.attr in WHOLE_BODY)
    return None


def _read_call(node: ast.Call, names: Names) -> Taint | None:
    name = names.qualified(node.func)
    if INPUT_CALLS.search(name):
        return Taint(SourceKind.INPUT, f"{name.rpartition('.')[2]}()")
    if NETWORK_CALLS.search(name):
        return Taint(SourceKind.NETWORK, f"{name}()")
    if isinstance(node.func, ast.Attribute) and node.func.attr in REQUEST_CALLS:
        own = node.func.attr.startswith("get_") and names.qualified(node.func.value) == "self"
        if own or _is_request(node.func.value, names):
            return Taint(SourceKind.REQUEST, ast.unparse(node)[:80], whole=node.func.attr in WHOLE_BODY)
    return None


def _is_request(node: ast.expr, names: Names) -> bool:
    name = names.qualified(node)
    if name.startswith("urllib"):
        return False
    return name.rpartition(".")[2] in REQUEST_NAMES


class Entry:
    """What calls a function: a web framework's router, or nobody known."""

    __slots__ = ("framework", "parameters", "path")

    def __init__(self, framework: str, path: str, parameters: dict[str, Value]) -> None:
        self.framework = framework
        """"flask", "fastapi", ... or "" where the callers are not known."""
        self.path = path
        self.parameters = parameters

    @property
    def returns_html(self) -> bool:
        """Whether a text that it returns is sent as HTML."""
        return self.framework in HTML_BY_DEFAULT


def entry(function: ast.FunctionDef | ast.AsyncFunctionDef, names: Names, classes: dict[str, ast.ClassDef]) -> Entry:
    """How a function is entered, with the value of each of its parameters."""
    framework, path = _route(function, names)
    kind = SourceKind.REQUEST if framework else SourceKind.PARAMETER
    values = {}
    for argument, default in _parameters(function):
        values[argument.arg] = _parameter(argument, default, kind, framework, path, classes)
    if not framework:
        arguments = [a for a, _ in _parameters(function)]
        if arguments and arguments[0].arg in ("self", "cls"):
            values[arguments[0].arg] = NOTHING
    return Entry(framework, path, values)


UNKNOWN = Entry("", "", {})


def bound(
    function: ast.FunctionDef | ast.AsyncFunctionDef, node: ast.Call, values: dict[int | str, Value]
) -> dict[str, Value]:
    """The parameters of a function as a call gives them; what is not given is nothing from outside."""
    arguments = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    if arguments[:1] in (["self"], ["cls"]) and isinstance(node.func, ast.Attribute):
        arguments = arguments[1:]
    env = {a.arg: NOTHING for a, _ in _parameters(function)}
    for key, value in values.items():
        if isinstance(key, str) and key in env:
            env[key] = value
        elif isinstance(key, int) and key < len(arguments):
            env[arguments[key]] = value
    return env


def _parameter(
    argument: ast.arg,
    default: ast.expr | None,
    kind: SourceKind,
    framework: str,
    path: str,
    classes: dict[str, ast.ClassDef],
) -> Value:
    annotation = ast.unparse(argument.annotation) if argument.annotation is not None else ""
    if argument.arg in ("self", "cls") or (argument.arg in REQUEST_NAMES and not annotation.endswith("dict")):
        words = set(re.findall(r"\w+", annotation))
        if not (framework and words & classes.keys()) and (argument.arg in ("self", "cls") or not annotation or words & NOT_OUTSIDE or words & {"HttpRequest"}):
            return NOTHING
    if _injected(annotation, default) or harmless_type(annotation, classes) or _converted(argument.arg, path):
        return NOTHING
    if isinstance(default, ast.Call) and any(k.arg in ("pattern", "regex") for k in default.keywords):
        return NOTHING
    whole = bool(framework) and bool(re.match(r"(?:typing\.)?(?:[Dd]ict|Mapping|Any|list|List)\b", annotation))
    words = re.findall(r"\w+", annotation)
    model = next((w for w in words if w in classes or w in ("UploadFile", "FileStorage")), "")
    return Value(frozenset({Taint(kind, argument.arg, whole=whole)}), None, model)


def _injected(annotation: str, default: ast.expr | None) -> bool:
    """Handed over by the framework rather than by the client."""
    if re.search(r"\b(?:Depends|Security|Inject|Provide)\(", annotation):
        return True
    if isinstance(default, ast.Call):
        return ast.unparse(default.func).rpartition(".")[2] in ("Depends", "Security", "Provide", "Inject")
    return bool(set(re.findall(r"\w+", annotation)) & NOT_OUTSIDE)


def harmless_type(annotation: str, classes: dict[str, ast.ClassDef]) -> bool:
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


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    yield from zip(positional, [*defaults, *arguments.defaults], strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    for extra in (arguments.vararg, arguments.kwarg):
        if extra is not None:
            yield extra, None


def _route(function: ast.FunctionDef | ast.AsyncFunctionDef, names: Names) -> tuple[str, str]:
    """(framework, path) of a route decorator, ("", "") without one."""
    for decorator in function.decorator_list:
        if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, (ast.Attribute, ast.Name)):
            continue
        attribute = decorator.func.attr if isinstance(decorator.func, ast.Attribute) else decorator.func.id
        if attribute in OTHER_VIEWS:
            return _framework("route" if "error" in attribute else attribute, names), ""
        if attribute in VERBS and (path := _route_path(decorator)) is not None:
            return _framework(attribute, names), path
    return "", ""


def _route_path(decorator: ast.Call) -> str | None:
    candidates = [*decorator.args[:1], *(k.value for k in decorator.keywords if k.arg in ("path", "rule", "uri"))]
    for node in candidates:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1] in ("/", ""):
            return node.value
    return None


def _framework(attribute: str, names: Names) -> str:
    for known in ("flask", "quart", "bottle", "sanic", "fastapi", "starlette", "litestar", "aiohttp"):
        if names.imports_package(known):
            return known
    return "flask" if attribute == "route" else "fastapi"
