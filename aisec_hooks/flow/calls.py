"""What a call returns: which calls pass outside text on, reduce it, or put a text together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aisec_hooks import late
from aisec_hooks.flow import containers
from aisec_hooks.flow.combining import concatenated, mixed, of_items
from aisec_hooks.flow.facts import NO_DOTS
from aisec_hooks.flow.facts import PATH as PATH_RULE
from aisec_hooks.flow.formatting import braces
from aisec_hooks.flow.values import ANY, NOTHING, QUOTED, Hole, Value, literal
from aisec_hooks.model import SourceKind

REDUCERS = frozenset(
    # their result holds no text of the outside's choosing
    "int float bool len ord hash abs round isinstance issubclass callable id type sum UUID Decimal date datetime"
    " fromisoformat strptime exists isfile isdir is_file is_dir isdigit isalnum isalpha startswith endswith count find"
    " index all any hasattr stat getsize".split()
)
CARRIERS = frozenset(
    # functions of the standard library and builtins whose result holds their arguments' text
    "str bytes bytearray repr format ascii list tuple set frozenset dict sorted reversed iter next zip enumerate"
    " map filter max min getattr vars copy deepcopy loads load dumps dump join normpath abspath realpath expanduser"
    " expandvars splitext split dirname fspath fsdecode fsencode Path PurePath PosixPath PurePosixPath WindowsPath"
    " unquote unquote_plus quote quote_plus urlencode urlparse urlsplit urljoin parse_qs parse_qsl urlunparse"
    " b64decode b64encode urlsafe_b64decode urlsafe_b64encode standard_b64decode a85decode b32decode hexlify"
    " unhexlify fromhex decompress compress BytesIO StringIO BufferedReader dedent indent fill wrap unescape"
    " Template open run to_thread sub subn fullmatch match search findall group groups TextIOWrapper sha256 sha1"
    " sha512 sha384 md5 blake2b blake2s new digest hexdigest commonpath commonprefix namedtuple SimpleNamespace"
    " defaultdict OrderedDict Counter deque chain memoryview wait_for wrap_future literal_eval safe_load urlopen"
    " aiofiles.open from_iterable text compile islice takewhile dropwhile cycle accumulate tee zip_longest product"
    " permutations combinations combinations_with_replacement compress filterfalse pairwise batched repeat".split()
)
_CONTENTS = {"zipfile.ZipFile": ("read", "open"), "tarfile.TarFile": ("extractfile",)}
"""Methods of an archive that give what is in a member, rather than its name."""
_PAIRS = frozenset({"items", "multi_items", "iteritems", "lists"})
_OF_PATTERNS = {"search": 1, "match": 1, "fullmatch": 1, "findall": 1}
"""Methods of a compiled pattern -> how many texts it takes; others have methods of these names, too."""
NOT_CARRYING_METHODS = frozenset(
    "execute executemany executescript filter filter_by where order_by commit close".split()
)
SERIALIZERS = frozenset(
    # what they return was made here, and is safe to revive
    "pickle.dumps _pickle.dumps cPickle.dumps dill.dumps cloudpickle.dumps marshal.dumps jsonpickle.encode yaml.dump"
    " yaml.safe_dump".split()
)
OPENERS = frozenset(
    "open io.open io.open_code codecs.open tokenize.open aiofiles.open anyio.open_file gzip.open gzip.GzipFile bz2.open"
    " bz2.BZ2File lzma.open lzma.LZMAFile".split()
)
WRAPPERS = frozenset(
    "BytesIO StringIO BufferedReader TextIOWrapper io.BytesIO io.StringIO io.BufferedReader io.TextIOWrapper".split()
)
PATHS = frozenset("Path PurePath PosixPath PurePosixPath WindowsPath PureWindowsPath".split())

JSON_READERS = frozenset("json.loads json.load orjson.loads ujson.loads simplejson.loads".split())

RESOLVED = "path is resolved"
CONTENT = "content of a file that it names"
DOUBLED = "quotes are doubled"
"""Stand among the rules that a text cannot offend, for the guards and the judge to see."""

TEMPLATE = "string.Template"
FIELDS = frozenset("dataclasses.field attr.ib attr.field attrs.field attr.attrib".split())
MARKUP = "markupsafe.Markup"
PATH = containers.PATH
JOINED = "os.path.join"
FILE = "file object"
PART = "part of a text"
"""Types that matter to what a value may do: see where they are asked for."""
_URL = late.compiled(r"(?P<folder>(?P<origin>[a-z][a-z0-9+.-]*://[^/?#\\\0]+)(?:/(?:[^?#\0]*/)?)?)(?=[^/]*\Z)")
_WITHIN = late.compiled(r"[A-Za-z0-9._~-]+[/?#]")
_ON_HOST = late.compiled(r"/[^/\\]")
PATH_JOINS = frozenset({"os.path.join", "posixpath.join", "ntpath.join", "path.join", "safe_join"})
SAME_PATH = frozenset("resolve absolute expanduser with_suffix with_name with_stem parent".split())
SAME_TEXT = frozenset(
    "strip lstrip rstrip lower upper encode decode format_map expandtabs title capitalize casefold swapcase".split()
)
OF_TEXT = frozenset(
    "replace zfill ljust rjust center translate removeprefix removesuffix hex to_bytes tobytes get pop popitem items"
    " values copy setdefault getlist digest hexdigest finalize get_secret_value reveal expose unwrap __str__"
    " result".split()
)
"""Methods by which a secret is got at; others give what a client was allowed to see."""


def method(receiver: Value, name: str, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value | None:
    """The result of a text's or container's own method, None if the method is not known."""
    if receiver.type == MARKUP and name in ("format", "join", "format_map"):
        return escaped([*arguments, *keywords.values()])
    if name == "format":
        return braces(receiver, arguments, keywords)
    if name == "join":
        return _joined_text(receiver, arguments) if receiver.parts is not None else mixed(arguments)
    if name in REDUCERS or name in NOT_CARRYING_METHODS:
        return mixed([receiver, *arguments]).numeric() if name in REDUCERS else NOTHING
    if name == "joinpath":
        return joined_path([receiver, *arguments], PATH)
    if name == "replace" and len(arguments) > 1 and not receiver.taints and receiver.parts is not None:
        return concatenated([receiver, arguments[1]])  # "… NAME …".replace("NAME", value)
    if name in SAME_TEXT:  # `jwt.decode(token)` gives what it says, not the token
        return receiver if receiver.taints or receiver.items else mixed([receiver, *arguments]).unsecret()
    return _of_tainted(receiver, name, arguments) if receiver.taints else None


def _of_tainted(receiver: Value, name: str, arguments: Sequence[Value]) -> Value:
    if name == "replace" and len(arguments) > 1 and _doubles(arguments):
        return receiver.spared(frozenset({DOUBLED}))
    if name in ("split", "rsplit", "partition", "rpartition", "splitlines"):
        return mixed([receiver], PART)
    if name in _PAIRS and not receiver.items and receiver.type in ("", PART, "dict"):
        return _pairs(receiver)
    if name in _CONTENTS.get(receiver.type, ()):
        return content([receiver], FILE if name != "read" else "")
    if name in ("resolve", "absolute"):
        return resolved(receiver)
    if receiver.type == PATH:
        if name in ("open", "read_text", "read_bytes"):
            return content([receiver], FILE if name == "open" else "")
        return mixed([receiver], PATH if name in SAME_PATH else "")
    # what an object of some library's class gives is no text that we know
    receiver = receiver if name in OF_TEXT else receiver.unsecret()
    return mixed([receiver], f"{receiver.type}.{name}()" if "." in receiver.type and receiver.type != JOINED else "")


def _pairs(mapping: Value) -> Value:
    """`form.items()`: a check of the names says nothing of the values, nor the other way round."""
    key = Value(frozenset(t.item(" (name)") for t in mapping.taints))
    pair = of_items(((0, key), (1, Value(frozenset(t.member() for t in mapping.taints)))), "tuple")
    return of_items(((ANY, pair),), "list")


def _joined_text(separator: Value, arguments: Sequence[Value]) -> Value:
    items = arguments[0].items if len(arguments) == 1 else None
    if items is None:
        return concatenated([separator, *arguments])
    if any(k is ANY for k, _ in items) and not any(isinstance(p, str) for _, v in items for p in v.parts or ()):
        return mixed([v for _, v in items])  # how many there are, and in what order, is not known
    pieces: list[Value] = []
    for _, value in items:
        pieces += [separator, value] if pieces else [value]
    return concatenated(pieces)


def _doubles(arguments: Sequence[Value]) -> bool:
    """`replace("'", "''")`: right between quotes in most databases, not in all."""
    quote, doubled = (a.text if a.constant else "" for a in arguments[:2])
    return quote in ("'", '"', "`", "]") and doubled == quote * 2


def exactly(name: str, arguments: Sequence[Value]) -> Value | None:
    """The result of a function that is known by its whole name."""
    known = _RESULTS.get(name)
    return known(arguments) if known is not None else None


def function(name: str, arguments: Sequence[Value]) -> Value | None:
    """The result of a well-known function, None if it is not known."""
    last = name.rpartition(".")[2]
    if last in REDUCERS:
        return mixed(arguments).numeric()
    known = _RESULTS.get(name) or (_RESULTS_BY_LAST_NAME.get(last) if arguments else None)
    if known is not None:
        return known(arguments)
    if last in _OF_PATTERNS and len(arguments) > _OF_PATTERNS[last] and name[:3] not in ("re.", "reg"):
        return None  # `directory.search(base, filter)` gives what was found
    if last in CARRIERS and ".objects." not in name:
        return mixed(arguments)
    if last[:1].isupper():
        return mixed(arguments, name).unsecret()  # an object made of them
    return None


def content(values: Sequence[Value], made: str) -> Value:
    """What is in a file, which is not the text that names it."""
    return mixed([_kept_here(v) for v in values], made).spared(frozenset({CONTENT}))


def archive(values: Sequence[Value], made: str) -> Value:
    """What is in an archive has names of its own: they are what somebody else put there."""
    opened = mixed(values, made)
    inside = (t.bare().spared(t.harmless - {CONTENT}) if CONTENT in t.harmless else t for t in opened.taints)
    return opened.with_taints(frozenset(inside)) if opened.taints else opened


def _kept_here(path: Value) -> Value:
    """A path, whose file is the program's own if its folder is: callers name one of those that it wrote."""
    first = path.parts[0] if path.parts else None
    if first is None or (isinstance(first, Hole) and first.taints):
        return path
    return path.with_taints(frozenset(t.doubted() if t.kind is SourceKind.PARAMETER else t for t in path.taints))


def resolved(value: Value) -> Value:
    """A path without `..` and links, which a check of where it leads needs; nothing leads above `"/" + name`."""
    below_root = value.parts is not None and value.parts[:1] == ("/",)
    marks = frozenset({RESOLVED, NO_DOTS} if below_root else {RESOLVED})
    return Value(value.taints, None, value.type or JOINED).spared(marks)


def joined_url(values: Sequence[Value]) -> Value:
    """`urljoin(base, path)`: a path that begins with a name, or with one slash, stays on the base's host."""
    base, path = values[0], values[1] if len(values) > 1 else NOTHING
    whole = _URL.match(base.text) if base.parts is not None else None
    lead = path.parts[0] if path.parts and isinstance(path.parts[0], str) else ""
    if path.formed_of(QUOTED) is not None and any(PATH_RULE in t.harmless for t in path.taints):
        lead = "quoted/"  # no slash or colon is left in it
    if whole is None or not base.constant or not lead:
        return mixed(values)
    if _WITHIN.match(lead):
        folder = whole["folder"]
        return concatenated([literal(folder if folder.endswith("/") else f"{folder}/"), path])
    return concatenated([literal(whole["origin"]), path]) if _ON_HOST.match(lead) else mixed(values)


def escaped(values: Sequence[Value]) -> Value:
    """What Markup's own formatting makes of them."""
    return Value(mixed(values).taints, None, MARKUP).spared(frozenset({"cross-site-scripting"}))


def joined_path(values: Sequence[Value], made: str = "") -> Value:
    """`a / b / c` as a text, or as a path object."""
    pieces: list[Value] = []
    for value in values:
        pieces += [literal("/"), value] if pieces else [value]
    text = concatenated(pieces)
    return Value(text.taints, text.parts, made)


def _same(values: Sequence[Value]) -> Value:
    return Value(values[0].taints, values[0].parts) if len(values) == 1 else mixed(values)


Result = Callable[[Sequence[Value]], Value]
_RESULTS: dict[str, Result] = {
    **dict.fromkeys(PATH_JOINS, lambda values: joined_path(values, JOINED)),
    **dict.fromkeys(OPENERS, lambda values: content(values, FILE)),
    **dict.fromkeys(WRAPPERS, lambda values: mixed(values, FILE)),
    **dict.fromkeys(SERIALIZERS, lambda values: mixed(values).spared(frozenset({"insecure-deserialization"}))),
    **dict.fromkeys(JSON_READERS, lambda values: mixed(values).opened()),
    "ast.parse": mixed,
    "urllib.parse.urljoin": joined_url,
    "tarfile.open": lambda values: archive(values, "tarfile.TarFile"),
    "zipfile.ZipFile": lambda values: archive(values, "zipfile.ZipFile"),
}
_RESULTS_BY_LAST_NAME: dict[str, Result] = {
    **dict.fromkeys(PATHS, lambda values: joined_path(values, PATH)),
    **dict.fromkeys(
        ("realpath", "abspath", "normpath"), lambda values: resolved(values[0]) if len(values) == 1 else mixed(values)
    ),
    **dict.fromkeys(("str", "dedent", "fspath"), _same),
    **dict.fromkeys(("text", "TextClause"), lambda values: values[0]),
    **dict.fromkeys(("BytesIO", "StringIO"), lambda values: mixed(values, FILE)),
    "splitext": lambda values: mixed(values, PART),
    "unescape": lambda values: Value(frozenset(t.bare() for t in mixed(values).taints)),
    "Markup": lambda values: Value(mixed(values).taints, None, MARKUP),
}
