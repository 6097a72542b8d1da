"""How surely a text offends, by where in it the outside text stands; one function for each shape of sink."""

# ruff: noqa: ARG001  # the functions of one table share a signature
from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping

from aisec_hooks import late
from aisec_hooks.flow import digests, shape_command, shape_query, shape_sql, shape_url
from aisec_hooks.flow.calls import JOINED, MARKUP, PART, PATH
from aisec_hooks.flow.facts import About
from aisec_hooks.flow.formatting import NUMERIC
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.shape_keys import keys
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Hole, Value
from aisec_hooks.model import Confidence, SourceKind

_HTML = late.compiled(r"<\s*/?[a-zA-Z!]")
_PASSWORD = late.compiled(r"passw|passphrase|passcode|pwd|\bpin\b|_pin\b", re.IGNORECASE)
_SIGNATURE = late.compiled(r"sign|hmac|\bmac\b|token|digest_auth|passw|pwd", re.IGNORECASE)
_CONVERSION = late.compiled(r"%(?:\(\w+\))?[-+ #.*0-9]*([a-zA-Z%])")
_HEADER_LINE = late.compiled(r"(?:^|\n)[A-Za-z-]+: ?[^\n]*\Z|(?:^|\n)[A-Z]+ [^\n]*\Z")
_CHOSEN = frozenset({"choice", "sample"})
_OF_CLOCK = frozenset({"uuid1", "getnode"})
_FRACTIONS = frozenset({"random", "uniform", "triangular", "gauss"})
_GIVEN = frozenset({SourceKind.ENVIRONMENT, SourceKind.REQUEST})
_OF_LOGINS = late.compiled(
    r"(?:^|[^a-z])(?:remember|sess|sid\b|auth(?!or(?!i[sz]))|token(?!i[sz])|t?otp|[m2]fa|reset|verif|csrf|xsrf|log_?in|activat|invit|passw|api_?key"
    r"|jwt|nonce|magic|one_?time)",
    re.IGNORECASE,
)
_OF_LOOKS = late.compiled(
    r"(?:^|[^a-z])(?:background|backdrop|bg|banner|image|img|picture|colou?r|theme|layout|count|jitter|delay|retry|back_?off"
    r"|time_?out|ttl|weight|bucket|variant|experiment|ab_?test|sample|index|interval|limit|rate|quote|greeting)(?:s?$|s?[^a-z])",
    re.IGNORECASE,
)
"""Names of what is drawn to please or to spread a load, whatever else is in them: `login_background`."""
CUT = 20_000
Shape = Callable[[Reached, Taint, About], Confidence | None]


def confidence(shape: str, place: Reached, taint: Taint, about: About) -> Confidence | None:
    """How surely outside text makes a value dangerous, None if the value does not look the part."""
    judge = SHAPES.get(shape)
    return judge(place, taint, about) if judge is not None else Confidence.HIGH


def _html(place: Reached, taint: Taint, about: About) -> Confidence | None:
    if taint.kind is SourceKind.PARAMETER:
        return Confidence.MEDIUM if _HTML.search(place.value.text[:CUT]) else None
    return Confidence.HIGH if not place.value.type else None


def _path(place: Reached, taint: Taint, about: About) -> Confidence | None:
    value = place.value
    if value.type not in ("", PATH, JOINED, PART):
        return None  # an open file or an archive, not a name
    if place.shown.startswith("django.") and place.shown.endswith("FileResponse"):
        return None  # it is given a file, or what to send
    if taint.kind in (SourceKind.REQUEST, SourceKind.MODEL, SourceKind.MESSAGE):
        return Confidence.HIGH
    # a program opens what its user names; only a fixed folder before it says that it must not leave it
    first = value.parts[0] if value.parts else None
    if not isinstance(first, str) or not first.strip("./\\"):
        return None
    return Confidence.MEDIUM if "/" in first[1:] or len(value.parts or ()) > 1 else None


def _attribute(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """The name of an attribute: what stands before it leaves few to choose from."""
    free = not (place.value.parts and isinstance(place.value.parts[0], str) and place.value.parts[0])
    return Confidence.HIGH if free else Confidence.MEDIUM


def _module(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """The name of a module to import: of a package that is written out only its own modules can be meant."""
    if taint.kind is SourceKind.INPUT:
        return Confidence.MEDIUM  # who starts a program may choose what it loads
    if place.value.parts is None:
        return Confidence.HIGH if place.value.type in ("", PART) else Confidence.MEDIUM
    before = place.before(taint)
    return Confidence.MEDIUM if before.strip() else Confidence.HIGH


def _header(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """Text with header lines, sent as it stands: a line's end in one of them begins another."""
    if "\0" not in place.value.text:
        return None
    before = place.before(taint)
    if "\n\n" in before.replace("\r", "") or not _HEADER_LINE.search(before[-2000:]):
        return None
    after = place.after(taint)
    if before.count("\n") == 0 and "\n" not in after:
        return None
    return Confidence.MEDIUM if about.absent & {"\r", "\n"} else Confidence.HIGH


def _regex(place: Reached, taint: Taint, about: About) -> Confidence | None:
    return None if place.value.type.endswith("Pattern") else Confidence.HIGH


def _format(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """What is put into a format string lends it its attributes."""
    node, value = place.node, place.value
    if value.type not in ("", PART) or value.type == MARKUP or not isinstance(node, ast.Call):
        return None
    handed = [*node.args, *(k.value for k in node.keywords)]
    given = [place.flow.again(a) for a in handed if a is not place.argument]
    if not given:
        return None
    return Confidence.HIGH if any(_may_be_object(v) for v in given) else Confidence.MEDIUM


def _may_be_object(value: Value) -> bool:
    """Whether a value may have more attributes than a text or a number."""
    return value.parts is None and value.type not in (PART, "list", "tuple")


def _log(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A line of a log: `%r`, `!r` and keywords of structured logs keep line ends out of it."""
    node = place.node
    if about.holds_no("\n"):
        return None
    if isinstance(node, ast.Call):
        if any(k.value is place.argument for k in node.keywords if k.arg not in ("msg", "message", "event")):
            return None
        if place.argument in node.args and _shown_quoted(node, place):
            return None
    return None if _quoted_everywhere(place, taint) else Confidence.MEDIUM


def _shown_quoted(node: ast.Call, place: Reached) -> bool:
    """`logger.info("%r", name)`."""
    index = node.args.index(place.argument)
    template = next((i for i, a in enumerate(node.args[:index]) if place.flow.again(a).constant), None)
    if template is None:
        return False
    kinds = [k for k in _CONVERSION.findall(place.flow.again(node.args[template]).text[:CUT]) if k != "%"]
    position = index - template - 1
    return position < len(kinds) and (kinds[position] in "ra" or kinds[position] in NUMERIC)


def _quoted_everywhere(place: Reached, taint: Taint) -> bool:
    """`f"{name!r}"`: every place of it in the text is shown with its quotes."""
    if not isinstance(place.argument, ast.JoinedStr):
        return False
    holding = [
        n
        for n in place.argument.values
        if isinstance(n, ast.FormattedValue) and any(t.label == taint.label for t in place.flow.again(n.value).taints)
    ]
    return bool(holding) and all(n.conversion in (ord("r"), ord("a")) for n in holding)


LONGEST_FUNCTION = 20_000
_OF_SECRETS = late.compiled(r"(?i)passw|passphrase|secret|credential|signature|authorization|api_?key|token")
_CHEAP = late.compiled(r"(?i)gravatar|etag|cache|checksum|thumb|avatar|bcrypt|argon2|scrypt|pbkdf2")


def _hash(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A fast or broken hash of what has to be protected."""
    if _PASSWORD.search(taint.label):
        return Confidence.HIGH
    return Confidence.HIGH if _SIGNATURE.search(place.flow.assigning) else Confidence.MEDIUM


def _fast_hash(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A fast hash that is sound: of a password, which can be guessed, unlike a key."""
    return Confidence.HIGH if _PASSWORD.search(taint.label) else None


def _hashed(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A broken hash of what somebody sent: sure where the function speaks of secrets and of no cheaper use."""
    function = place.flow.defined.function if place.flow.defined is not None else None
    written = ast.unparse(function)[:LONGEST_FUNCTION] if function is not None else ""
    return Confidence.HIGH if _OF_SECRETS.search(written) and not _CHEAP.search(written) else Confidence.MEDIUM


def _claimed(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """What the client says of itself; what an object has that was found or made for it, the program says."""
    node = place.argument
    if taint.doubtful:
        return None
    if isinstance(node, ast.Attribute) and place.flow.again(node.value).type:
        sent = isinstance(node.value, ast.Name) and node.value.id in place.flow.entry.parameters
        return Confidence.HIGH if sent else None
    return Confidence.HIGH


def _entry(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """The key of an entry: one that begins with what the code says is none that means something else."""
    before = place.before(taint) if place.value.parts is not None else ""
    return Confidence.MEDIUM if before.strip("\0") else Confidence.HIGH


def _printed(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A secret that came from elsewhere, rather than one that the program made for whom it shows it to."""
    holes = [p for p in place.value.parts or () if isinstance(p, Hole)]
    holding = [h.taints for h in holes if taint in h.taints] or [place.value.taints]
    given = any(t.kind in _GIVEN for taints in holding for t in taints)
    return Confidence.HIGH if given else Confidence.MEDIUM


def _signed(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A broken hash as the algorithm of a signature, rather than in how its text is padded."""
    made = place.value.type
    return Confidence.HIGH if made in digests.TYPES or made.endswith((".ECDSA", ".Prehashed")) else None


def _drawn(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A token from a predictable generator: one thing of a list is language processing rather than a key."""
    last = taint.label.partition("(")[0].rpartition(".")[2]
    if last in _CHOSEN and place.value.parts is None:
        return None
    return Confidence.MEDIUM if last in _FRACTIONS else _guessed(place, taint, about)


def _guessed(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """What the clock and the machine's address make can be guessed, but not by everybody."""
    last = taint.label.partition("(")[0].rpartition(".")[2]
    return Confidence.MEDIUM if last in _OF_CLOCK else Confidence.HIGH


def _kept_under(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A cookie, or an entry of a store, by its name: what a cookie that signs nobody in holds is seldom a secret."""
    call = place.node
    names = (
        [*call.args[:1], *(k.value for k in call.keywords if k.arg in ("key", "name"))]
        if isinstance(call, ast.Call)
        else []
    )
    name = place.flow.again(names[0]).text[:200] if names else ""
    if _OF_LOGINS.search(name) and not _OF_LOOKS.search(name):
        return _guessed(place, taint, about)
    cookie = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and "cookie" in call.func.attr
    return Confidence.MEDIUM if cookie and _drawn(place, taint, about) else None


SHAPES: Mapping[str, Shape] = {
    "attribute": _attribute,
    "claimed": _claimed,
    "command": shape_command.run,
    "drawn": _drawn,
    "entry": _entry,
    "fast-hash": _fast_hash,
    "format": _format,
    "hash": _hash,
    "hashed": _hashed,
    "guessed": _guessed,
    "header": _header,
    "host": shape_url.connected,
    "html": _html,
    "kept-under": _kept_under,
    "keys": keys,
    "ldap": shape_query.directory,
    "log": _log,
    "module": _module,
    "nosql": shape_query.document,
    "pipeline": shape_query.pipeline,
    "path": _path,
    "printed": _printed,
    "redirect": shape_url.redirected,
    "signed": _signed,
    "regex": _regex,
    "sql": shape_sql.statement,
    "sql-part": shape_sql.clause,
    "url": shape_url.fetched,
    "xpath": shape_query.xpath,
}
