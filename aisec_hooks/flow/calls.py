"""What a call returns: which calls pass outside text on, reduce it, or put a text together."""

from __future__ import annotations

from collections.abc import Sequence

from aisec_hooks.flow.formatting import braces
from aisec_hooks.flow.values import NOTHING, Value, concatenated, literal, mixed

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
    " new digest hexdigest commonpath commonprefix namedtuple SimpleNamespace defaultdict OrderedDict Counter deque chain"
    " memoryview wait_for wrap_future literal_eval safe_load urlopen aiofiles.open from_iterable text".split()
)
NOT_CARRYING_METHODS = frozenset("execute executemany executescript filter filter_by where order_by commit close".split())
SERIALIZERS = frozenset(
    # what they return was made here, and is safe to revive
    "pickle.dumps _pickle.dumps cPickle.dumps dill.dumps cloudpickle.dumps marshal.dumps jsonpickle.encode yaml.dump"
    " yaml.safe_dump".split()
)
OPENERS = frozenset("open io.open codecs.open aiofiles.open gzip.open bz2.open lzma.open anyio.open_file".split())
WRAPPERS = frozenset("BytesIO StringIO io.BytesIO io.StringIO BufferedReader io.BufferedReader TextIOWrapper io.TextIOWrapper".split())
PATHS = frozenset("Path PurePath PosixPath PurePosixPath WindowsPath PureWindowsPath".split())

RESOLVED = "path is resolved"
CONTENT = "content of a file that it names"
DOUBLED = "quotes are doubled"
"""Stand among the rules that a text cannot offend, for the guards and the judge to see."""

MARKUP = "markupsafe.Markup"
PATH = "pathlib.Path"
JOINED = "os.path.join"
FILE = "file object"
PART = "part of a text"
"""Types that matter to what a value may do: see where they are asked for."""
PATH_JOINS = frozenset({"os.path.join", "posixpath.join", "ntpath.join", "path.join", "safe_join"})
SAME_PATH = frozenset("resolve absolute expanduser with_suffix with_name with_stem parent".split())
SAME_TEXT = frozenset(
    "strip lstrip rstrip lower upper encode decode format_map expandtabs title capitalize casefold swapcase".split()
)


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
    if name == "replace" and len(arguments) > 1 and _doubles(arguments):
        return receiver.spared(frozenset({DOUBLED}))
    if name in SAME_TEXT:
        return receiver if receiver.taints else mixed([receiver, *arguments])
    if name in ("split", "rsplit", "partition", "rpartition", "splitlines"):
        return mixed([receiver], PART)
    if name in ("resolve", "absolute") and receiver.taints:
        return resolved(receiver)
    if not receiver.taints:
        return None
    if receiver.type == PATH:
        if name in ("open", "read_text", "read_bytes"):
            return content([receiver], FILE if name == "open" else "")
        return mixed([receiver], PATH if name in SAME_PATH else "")
    # what an object of some library's class gives is no text that we know
    return mixed([receiver], f"{receiver.type}.{name}()" if "." in receiver.type and receiver.type != JOINED else "")


def _doubles(arguments: Sequence[Value]) -> bool:
    """`replace("'", "''")`: right between quotes in most databases, not in all."""
    quote, doubled = (a.text if a.constant else "" for a in arguments[:2])
    return quote in ("'", '"', "`", "]") and doubled == quote * 2


def function(name: str, arguments: Sequence[Value]) -> Value | None:
    """The result of a well-known function, None if it is not known."""
    last = name.rpartition(".")[2]
    if last in REDUCERS:
        return NOTHING
    if name in PATH_JOINS:
        return joined_path(arguments, JOINED)
    if last in ("realpath", "abspath", "normpath") and len(arguments) == 1:
        return resolved(arguments[0])
    if name in OPENERS:
        return content(arguments, FILE)
    if name in WRAPPERS:
        return mixed(arguments, FILE)
    if name in SERIALIZERS:
        return mixed(arguments).spared(frozenset({"insecure-deserialization"}))
    if name == "tarfile.open":
        return mixed(arguments, "tarfile.TarFile")
    if last == "splitext":
        return mixed(arguments, PART)
    if last in ("text", "TextClause") and arguments:
        return arguments[0]
    if last == "unescape":
        return Value(frozenset(t.bare() for t in mixed(arguments).taints))
    if last in PATHS:
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


def content(values: Sequence[Value], type: str) -> Value:
    """What is in a file, which is not the text that names it."""
    return mixed(values, type).spared(frozenset({CONTENT}))


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
