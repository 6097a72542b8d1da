"""What a call returns: which calls pass outside text on, reduce it, or put a text together."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence

from aisec_hooks.flow.values import NOTHING, Hole, Part, Value, concatenated, literal, mixed

REDUCERS = frozenset(
    # their result holds no text of the outside's choosing
    "int float bool len ord hash abs round isinstance issubclass callable id type sum UUID Decimal date datetime"
    " fromisoformat strptime exists isfile isdir is_file is_dir isdigit isalnum isalpha startswith endswith count find"
    " index all any hasattr stat getsize".split()
)
CARRIERS = frozenset(
    # functions of the standard library and builtins whose result holds their arguments' text
    "str bytes bytearray repr format ascii list tuple set frozenset dict sorted reversed iter next zip enumerate map"
    " filter max min getattr vars copy deepcopy loads load dumps dump join normpath abspath realpath expanduser"
    " expandvars splitext split dirname fspath fsdecode fsencode Path PurePath PosixPath PurePosixPath WindowsPath"
    " unquote unquote_plus quote quote_plus urlencode urlparse urlsplit urljoin parse_qs parse_qsl urlunparse b64decode"
    " b64encode urlsafe_b64decode urlsafe_b64encode standard_b64decode a85decode b32decode hexlify unhexlify fromhex"
    " decompress compress BytesIO StringIO BufferedReader dedent indent fill wrap unescape Template open run to_thread"
    " sub subn fullmatch match search findall group groups TextIOWrapper sha256 sha1 sha512 sha384 md5 blake2b blake2s"
    " new digest hexdigest commonpath commonprefix namedtuple SimpleNamespace defaultdict OrderedDict Counter deque chain memoryview wait_for"
    " wrap_future literal_eval safe_load urlopen aiofiles.open from_iterable text".split()
)
NOT_CARRYING_METHODS = frozenset("execute executemany executescript filter filter_by where order_by commit close".split())
RESOLVED = "path is resolved"
"""Stands among the rules that a text cannot offend, for the guards to see."""
MARKUP = "markupsafe.Markup"
PATH = "pathlib.Path"
JOINED = "os.path.join"
FILE = "file object"
PART = "part of a text"
"""Types that matter to what a value may do: see where they are asked for."""
PATH_JOINS = frozenset({"os.path.join", "posixpath.join", "ntpath.join", "path.join", "safe_join"})
_PERCENT = re.compile(r"%(?:\((?P<key>\w+)\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?P<type>[a-zA-Z%])")
_BRACES = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}!:]*)(?:!(?P<conversion>[rsa]))?(?::(?P<spec>[^{}]*))?\}")
SAME_PATH = frozenset("resolve absolute expanduser with_suffix with_name with_stem parent".split())
NUMERIC = frozenset("diouxXeEfFgGcn")


def method(receiver: Value, name: str, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value | None:
    """The result of a text's or container's own method, None if the method is not known."""
    if receiver.type == MARKUP and name in ("format", "join", "format_map"):
        return escaped([*arguments, *keywords.values()])
    if name == "format":
        return braces(receiver, arguments, keywords)
    if name == "join":
        return concatenated([receiver, *arguments]) if receiver.parts is not None else mixed(arguments)
    if name in REDUCERS:
        return NOTHING
    if name in NOT_CARRYING_METHODS:
        return NOTHING
    if name == "joinpath":
        return joined_path([receiver, *arguments], PATH)
    if name == "replace" and receiver.parts is not None and not receiver.taints and len(arguments) > 1:
        return concatenated([receiver, arguments[1]])  # "… NAME …".replace("NAME", value)
    if name in ("strip", "lstrip", "rstrip", "lower", "upper", "encode", "decode", "format_map", "expandtabs"):
        return receiver if receiver.taints else mixed([receiver, *arguments])
    if name in ("split", "rsplit", "partition", "rpartition", "splitlines"):
        return mixed([receiver], PART)
    if name in ("resolve", "absolute") and receiver.taints:
        return resolved(receiver)
    if receiver.taints:
        return mixed([receiver], PATH if receiver.type == PATH and name in SAME_PATH else "")
    return None


def function(name: str, arguments: Sequence[Value]) -> Value | None:
    """The result of a well-known function, None if it is not known."""
    last = name.rpartition(".")[2]
    if last in REDUCERS:
        return NOTHING
    if name in PATH_JOINS:
        return joined_path(arguments, JOINED)
    if last in ("realpath", "abspath", "normpath") and len(arguments) == 1:
        return resolved(arguments[0])
    if name in ("open", "io.open", "aiofiles.open", "gzip.open", "BytesIO", "StringIO", "io.BytesIO", "io.StringIO"):
        return mixed(arguments, FILE)
    if name == "tarfile.open":
        return mixed(arguments, "tarfile.TarFile")
    if last == "splitext":
        return mixed(arguments, PART)
    if last in ("text", "TextClause") and arguments:
        return arguments[0]
    if last == "unescape":
        return Value(frozenset(t.bare() for t in mixed(arguments).taints))
    if last in ("Path", "PurePath", "PosixPath"):
        return joined_path(arguments, PATH)
    if last in ("str", "dedent", "fspath") and len(arguments) == 1:
        return Value(arguments[0].taints, arguments[0].parts)
    if name in ("json.loads", "json.load", "orjson.loads", "ujson.loads", "simplejson.loads"):
        return mixed(arguments).opened()
    if last in CARRIERS:
        return mixed(arguments)
    if last == "Markup":
        return Value(mixed(arguments).taints, None, MARKUP)
    if last[:1].isupper():
        return mixed(arguments, name)  # an object made of them
    return None


def resolved(value: Value) -> Value:
    """A path without `..` and links, which a check of where it leads needs."""
    return Value(value.taints, None, value.type or JOINED).spared(frozenset({RESOLVED}))


def escaped(values: Sequence[Value]) -> Value:
    """What Markup's own formatting makes of them."""
    return Value(mixed(values).taints, None, MARKUP).spared(frozenset({"cross-site-scripting"}))


def joined_path(values: Sequence[Value], type: str = "") -> Value:
    """`a / b / c` as a text, or as a path object."""
    pieces: list[Value] = []
    for value in values:
        pieces += [literal("/"), value] if pieces else [value]
    text = concatenated(pieces)
    return Value(text.taints, text.parts, type)


def percent(template: Value, argument: ast.expr, evaluate: Callable[[ast.expr], Value]) -> Value:
    """`template % argument`."""
    if not template.constant:
        return mixed([template, evaluate(argument)])
    if isinstance(argument, ast.Tuple):
        values: Sequence[Value] = [evaluate(e) for e in argument.elts]
    else:
        values = [evaluate(argument)]
    named = {}
    if isinstance(argument, ast.Dict):
        pairs = zip(argument.keys, argument.values, strict=True)
        named = {k.value: evaluate(v) for k, v in pairs if isinstance(k, ast.Constant)}
    parts: list[Value] = []
    text, position, index = template.text, 0, 0
    for match in _PERCENT.finditer(text):
        parts.append(literal(text[position : match.start()]))
        position = match.end()
        if match["type"] == "%":
            parts.append(literal("%"))
            continue
        if match["key"]:
            value = named.get(match["key"], values[0] if values else NOTHING)
        else:
            value = values[index] if index < len(values) else mixed(values[-1:])
            index += 1
        parts.append(NOTHING if match["type"] in NUMERIC else _hole(value))
    parts.append(literal(text[position:]))
    return concatenated(parts)


def braces(template: Value, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value:
    """`template.format(...)`."""
    if not template.constant:
        return mixed([template, *arguments, *keywords.values()], template.type)
    parts: list[Value] = []
    text, position, index = template.text, 0, 0
    for match in _BRACES.finditer(text):
        parts.append(literal(text[position : match.start()]))
        position = match.end()
        if match[0] in ("{{", "}}"):
            parts.append(literal(match[0][0]))
            continue
        key = re.split(r"[.\[]", match["field"] or "")[0].strip()
        if key == "":
            value = arguments[index] if index < len(arguments) else NOTHING
            index += 1
        elif key.isdigit():
            value = arguments[int(key)] if int(key) < len(arguments) else NOTHING
        else:
            value = keywords.get(key, keywords.get("**", NOTHING))
        numeric = bool(match["spec"]) and match["spec"][-1] in NUMERIC
        parts.append(NOTHING if numeric else _hole(value))
    parts.append(literal(text[position:]))
    return concatenated(parts)


def _hole(value: Value) -> Value:
    """A value as one piece of a text: its own pieces if they are known."""
    parts: tuple[Part, ...] = value.parts if value.parts is not None else (Hole(value.taints),)
    return Value(value.taints, parts)
