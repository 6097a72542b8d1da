"""Lists, dictionaries and the like whose members are known one by one."""

from __future__ import annotations

from collections.abc import Sequence

from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.facts import PARSED
from aisec_hooks.flow.private import is_private
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import ANY, KEYS, NOTHING, UNKNOWN, Items, Key, Special, Value, constant
from aisec_hooks.model import SourceKind

DISPLAYS = frozenset({"dict", "list", "tuple", "set", "deque", "frozenset", "joinedstr"})
"""Types whose outside text is that of their members."""
GROWING = frozenset(
    "append extend insert add update setdefault appendleft extendleft put put_nowait push write".split()
)
SHRINKING = frozenset("pop popitem popleft remove clear discard reverse sort".split())
CHANGING = GROWING | SHRINKING | {"set", "add_section", "read_dict", "read_string"}
"""Methods that change their object."""
CONFIGURATION = "configparser.ConfigParser"
MAKERS = {
    "dict": "dict",
    "list": "list",
    "tuple": "tuple",
    "set": "set",
    "frozenset": "frozenset",
    "collections.deque": "deque",
    "collections.OrderedDict": "dict",
    "collections.defaultdict": "dict",
    "collections.Counter": "dict",
    "collections.ChainMap": "dict",
    "types.SimpleNamespace": "types.SimpleNamespace",
    "argparse.Namespace": "types.SimpleNamespace",
    "configparser.ConfigParser": CONFIGURATION,
    "configparser.RawConfigParser": CONFIGURATION,
    "configparser.SafeConfigParser": CONFIGURATION,
}
"""What makes an empty or copied container -> the type of what it makes."""
_OF_SERVER = frozenset(
    "REMOTE_ADDR REMOTE_PORT SERVER_NAME SERVER_PORT SERVER_PROTOCOL REQUEST_METHOD SERVER_SOFTWARE".split()
)
_OF_CLIENT = ("HTTP_", "CONTENT_", "PATH_", "QUERY_", "REQUEST_", "RAW_", "SCRIPT_", "REMOTE_USER", "REDIRECT_", "SSL_")
_ENVIRONS = (".META", "environ", "env")
"""A gateway's variables that the server sets, and the mappings that hold them."""
_SAYS_ALL = frozenset("value raw plain plaintext text key data hex int bytes urn".split())
"""Attributes that are all there is to an object: those of one that holds a secret, too, are secret."""
SEQUENCES = ("list", "deque")
LISTS = ("list", "deque", "tuple", "set", "frozenset")
_OF_ADDRESS = frozenset("host hostname netloc domain registered_domain top_domain_under_public_suffix fqdn".split())
"""Attributes of an address that tell where it leads: a check of one is a check of the address."""
_OF_PATH = frozenset("parts parents parent name stem suffix suffixes root anchor drive".split())
FILE = "file object"
PATH = "pathlib.Path"
ANY_MEMBER = "[...]"
"""What stands for the key of a member that is not known."""


def member(value: Value) -> Value:
    """Any element that iterating over it gives: the keys of a dictionary."""
    if value.items is None:
        return Value(frozenset(t.member() for t in value.taints), value.parts if value.constant else None)
    if value.type == "dict":
        return joined(keys(value))
    return joined(v for _, v in value.items) if value.items else NOTHING


def field(value: Value, name: str) -> Value:
    """An attribute of an object of the outside's making: a check of one says nothing of the others."""
    if name.startswith("_"):
        return NOTHING  # `model._meta`, `type(x).__name__`: of the program's making
    held = value.taints if name in _SAYS_ALL else value.unsecret().taints
    same = name in _OF_ADDRESS or (name in _OF_PATH and value.type == PATH)
    # the parts of a URL that was taken apart are told by name
    own = frozenset(t.member() if same or PARSED in t.harmless else t.item(f".{name}") for t in held)
    return Value(own, value.parts if value.constant else None)


def keys(value: Value) -> list[Value]:
    """The keys of a dictionary."""
    found = [v if k is KEYS else _key_value(k) for k, v in value.items or () if k is not ANY]
    return found or [NOTHING]


def members(value: Value) -> list[Value]:
    """The values of a dictionary."""
    return [v for k, v in value.items or () if k is not KEYS] or [NOTHING]


def pairs(value: Value) -> Value:
    """What `items()` gives: a list of tuples."""
    each: list[Value] = []
    for key, content in value.items or ():
        if key is not KEYS:
            name = dict(value.items or ()).get(KEYS, NOTHING) if key is ANY else _key_value(key)
            each.append(of_items(((0, name), (1, content)), "tuple"))
    return of_items(tuple(enumerate(each)), "list")


def numbered(container: Value, element: Value | None) -> Value:
    """What `enumerate` gives: pairs of a number and a member."""
    each = element if element is not None else member(container)
    if element is None and listed(container) and container.items:
        pairs = [of_items(((0, NOTHING), (1, v)), "tuple") for _, v in container.items]
        return of_items(tuple(enumerate(pairs)), "list")
    return of_items(((ANY, of_items(((0, NOTHING), (1, each)), "tuple")),), "list")


def member_at(container: Value, key: Value) -> Value | None:
    """The member of a key, None if it is not known which that is."""
    at = key.known
    if container.items is None:
        return None
    if container.type == CONFIGURATION and isinstance(at, str):  # parser["section"]
        within = tuple((k[1], v) for k, v in container.items if isinstance(k, tuple) and k[0] == at)
        known_section = bool(within) or any(k == at for k, _ in container.items)
        return of_items(within, "dict") if known_section else None  # type: ignore[arg-type]  # options are texts
    if isinstance(at, Special):
        return joined(members(container)) if container.items else None
    if isinstance(at, int) and at < 0 and container.type != "dict":
        at += len(container.items)
    rest = None
    for known, value in container.items:
        if known is ANY:
            rest = item(value, key) if any(t.whole for t in value.taints) else value
        elif type(known) is type(at) and known == at:
            return value
    return rest


def made(name: str, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value | None:
    """The container that `dict(...)`, `list(...)` and the like make; None if it is not known what is in it."""
    kind = MAKERS[name]
    if name.endswith("defaultdict"):
        arguments = arguments[1:]
    if kind == CONFIGURATION:
        return Value(type=kind, items=())
    if "." in kind:
        return Value(mixed(keywords.values()).taints, None, kind, tuple(keywords.items()))
    first = arguments[0] if arguments else None
    if kind == "dict":
        start: Items | None = () if first is None else as_dictionary(first)
        if start is None:
            return None
        return of_items(tuple((dict(start) | keywords).items()), kind)
    if first is None:
        return of_items((), kind)
    if first.items is None:
        return None
    each = keys(first) if first.type == "dict" else [v for _, v in first.items]
    if any(isinstance(k, Special) for k, _ in first.items):
        return of_items(((ANY, joined(each)),), kind)
    return of_items(tuple(enumerate(each)), kind)


def unpacked(container: Value, before: int, after: int) -> tuple[list[Value], Value, list[Value]] | None:
    """(first members, a list of those between, last members) for `a, *rest, b = container`; None if not known."""
    if not listed(container) or container.items is None or len(container.items) < before + after:
        return None
    each = [v for _, v in container.items]
    end = len(each) - after
    return each[:before], of_items(tuple(enumerate(each[before:end])), "list"), each[end:]


def sliced(container: Value, lower: Value, upper: Value, step: Value) -> Value:
    """`container[lower:upper:step]`."""
    items = container.items or ()
    bounds = [v.known for v in (lower, upper, step)]
    known = [b for b in bounds if b is None or isinstance(b, int)]
    if not listed(container) or len(known) < 3 or known[2] == 0:
        return of_items(((ANY, joined(v for _, v in items)),), container.type) if items else container
    return of_items(tuple(enumerate([v for _, v in items][known[0] : known[1] : known[2]])), container.type)


def is_of_server(name: object) -> bool:
    """Whether a gateway's variable is what the server or its settings say, rather than the client."""
    return isinstance(name, str) and name.isupper() and (name in _OF_SERVER or not name.startswith(_OF_CLIENT))


def item(base: Value, key: Value) -> Value:
    """A member of outside data by its key: `data["a"]` checked says nothing of `data["b"]`."""
    at = key.known
    if isinstance(at, str) and at in _OF_SERVER and all(t.label.endswith(_ENVIRONS) for t in base.taints):
        return NOTHING
    # a check of one member says nothing of the others, nor of their names
    suffix = f"[{at!r}]" if isinstance(at, str) else ANY_MEMBER if at is UNKNOWN else ""
    held = base.unsecret().taints if isinstance(at, str) else base.taints  # a private member says so by its name
    taints = frozenset(t.member() if t.label.endswith(ANY_MEMBER) else t.item(suffix) for t in held)
    if isinstance(at, str) and is_private(at):
        taints |= {Taint(SourceKind.SECRET, at)}
    uploaded = any(t.label.endswith((".files", ".FILES")) for t in base.taints)
    return Value(taints, None, FILE if uploaded else "")


def as_dictionary(value: Value) -> Items | None:
    """What is in a dictionary, or in a list of pairs."""
    if value.items is None:
        return None
    if value.type == "dict":
        return value.items
    found: dict[Key, Value] = {}
    for _, pair in value.items:
        each = [v for _, v in pair.items or ()]
        at = each[0].known if len(each) == 2 else ANY
        if isinstance(at, Special):
            return None
        found[at] = each[1]
    return tuple(found.items())


def listed(value: Value) -> bool:
    return value.items is not None and value.type != "dict" and not any(isinstance(k, Special) for k, _ in value.items)


def _key_value(key: Key) -> Value:
    return constant(key) if not isinstance(key, (tuple, Special)) else NOTHING


def option(container: Value, arguments: Sequence[Value]) -> Value | None:
    """What `set(section, option, value)` put there, for `get(section, option)`."""
    if container.items is None or len(arguments) < 2:
        return None
    wanted = (arguments[0].known, arguments[1].known)
    for key, value in container.items:
        if key == wanted:
            return value
    return next((v for k, v in container.items if k is ANY), NOTHING)
