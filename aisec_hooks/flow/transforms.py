"""Calls whose result is less than what went in, or that fail for some of it: which, their arguments tell."""

# ruff: noqa: ARG001  # the functions of one table share a signature
from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from aisec_hooks.flow import (
    calls,
    digests,
    guard_calls,
    guard_paths,
    guard_patterns,
    pattern_calls,
    splitting,
)
from aisec_hooks.flow.alphabets import SPECIAL
from aisec_hooks.flow.calls import CONTENT, JOINED, PART
from aisec_hooks.flow.facts import (
    ESCAPED_FILTER,
    ESCAPED_NAME,
    FIXED_PROGRAM,
    NO_DOTS,
    NOT_ABSOLUTE,
    PARSED,
    PATH,
    lacking,
)
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.telling import NOSQL, text_of, weak
from aisec_hooks.flow.values import NOTHING, QUOTED, Hole, Special, Value, constant
from aisec_hooks.model import SourceKind

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.program import Arguments

ONE_TAG = "one pass over `<scr<script>ipt>` leaves a tag behind, and other tags and attributes run code as well"
XSS = "cross-site-scripting"
_COUNTED = ("list", "tuple")
"""What has as many members as are known of it: a set may hold one twice, a deque may be bounded, a key be left out."""
_SAVED = "file: "
"""Before the path of a file, what is in it is kept beside the variables."""
TABLE = "table of letters to swap"
_PARSERS = frozenset({"urlparse", "urlsplit", "parse_url", "make_url"})
_URL_PARTS = "scheme netloc path query fragment".split()
_PRIVATE_PARTS = frozenset({"netloc", "query"})
"""The parts of a URL that can hold a password or a key."""
_FEATURES = {
    "external-general-entities": "feature_external_ges",
    "external-parameter-entities": "feature_external_pes",
}
_PLAIN_TEXT = frozenset("strip lstrip rstrip lower upper casefold title capitalize swapcase".split())


def call(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """The result of such a call, None for any other; may note in the flow's state what is known after it."""
    last = node.func.attr if isinstance(node.func, ast.Attribute) else name.rpartition(".")[2]
    transform = WORDS.get(last)
    return transform(node, name, receiver, values, flow) if transform is not None else None


def escaped_for(last: str, spared: frozenset[str]) -> frozenset[str]:
    """The marks of what a sanitizer of a name escaped its text for."""
    if "ldap-injection" not in spared:
        return frozenset()
    return frozenset({ESCAPED_NAME if "dn" in last else ESCAPED_FILTER})


def _feature(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`reader.setFeature(feature_external_ges, True)`: what a parser was told is kept with it."""
    if not isinstance(node.func, ast.Attribute) or len(node.args) < 2:
        return None
    written = text_of(values[0]) or flow.qualified(node.args[0])
    feature = _FEATURES.get(written.rpartition("/")[2], written.rpartition(".")[2])
    kept = dict(receiver.items or ()) | {feature: values[1]}
    changed = Value(receiver.taints, None, receiver.type, tuple(kept.items()), at=receiver.at, opaque=receiver.opaque)
    flow.replace(node.func.value, receiver, changed)
    return NOTHING


def _replace(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    if not receiver.taints or 1 not in values:
        return None
    old, new = text_of(values[0]), text_of(values[1])
    if new is not None and any(t.kind is SourceKind.SECRET for t in values[0].taints):
        return without_secrets(receiver, values[0].taints)  # `text.replace(password, "***")`
    if old is None or new is None:
        return None
    if len(old) == 1 and old not in new and old in SPECIAL:
        return replaced(receiver, old, new)
    if old == "{" and new == "{{":
        return _spared(receiver, "format-string-injection")
    if old == ".." and "." not in new:  # what is left of a run of dots is one at most
        return _spared(receiver, NO_DOTS)
    seems = {"../": PATH, "..\\": PATH, "<script>": XSS, "<script": XSS, "script": XSS}.get(old.lower())
    if seems is not None and old not in new:
        flow.state.facts |= weak(receiver, node, (seems,), guard_paths.ONE_PASS if seems == PATH else ONE_TAG)
    return None


def without_secrets(text: Value, which: frozenset[Taint]) -> Value:
    """A text with some secrets masked."""
    gone = {t.label for t in which if t.kind is SourceKind.SECRET}

    def left(taints: frozenset[Taint]) -> frozenset[Taint]:
        return frozenset(t for t in taints if t.kind is not SourceKind.SECRET or t.label not in gone)

    if text.parts is None:
        return Value(left(text.taints), None, text.type, opaque=text.opaque)
    parts = tuple(p if isinstance(p, str) else Hole(left(p.taints)) for p in text.parts)
    return Value(left(text.taints), parts, text.type, opaque=text.opaque)


def replaced(text: Value, old: str, new: str) -> Value:
    """A text without a character."""
    mark = frozenset({lacking(old)})
    made = Value(frozenset(t.spared(mark) for t in text.taints), None, text.type)
    if text.parts is None:
        return made
    parts = tuple(
        p.replace(old, new) if isinstance(p, str) else Hole(frozenset(t.spared(mark) for t in p.taints))
        for p in text.parts
    )
    return Value(made.taints, parts, text.type)


def _translate(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`text.translate(str.maketrans("", "", "\\r\\n"))`."""
    table = node.args[0] if node.args else None
    made = flow.again(table) if table is not None else NOTHING
    if receiver.taints and made.type == TABLE:
        gone = frozenset(k for k, v in made.items or () if isinstance(k, str) and k not in (text_of(v) or k))
        swapped = frozenset(k for k, v in made.items or () if isinstance(k, str) and (text_of(v) or "").startswith("&"))
        spared = frozenset({XSS} if swapped >= frozenset("<>&") or swapped | gone >= frozenset("<>") else ())
        return Value(receiver.taints).spared(spared | {lacking((gone | (swapped - {"&"})) & SPECIAL)})
    if not receiver.taints or not isinstance(table, ast.Call) or ast.unparse(table.func) != "str.maketrans":
        return None
    left_out = text_of(flow.again(table.args[2])) if len(table.args) == 3 else None
    return _spared(Value(receiver.taints), lacking(frozenset(left_out) & SPECIAL)) if left_out else None


def _table(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`str.maketrans({"<": "&lt;"})`."""
    swapped = values.get(0, NOTHING)
    return Value(type=TABLE, items=swapped.items) if swapped.type == "dict" and len(values) == 1 else None


def _stripped(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """A method that only a text has; `lstrip("/")` takes slashes off the start."""
    if not receiver.taints or receiver.type not in ("", PART, JOINED) or receiver.parts is not None:
        return None
    characters = text_of(values.get(0, NOTHING)) or ""
    gone = "/" in characters and name.rpartition(".")[2] in ("lstrip", "strip")
    marks = {NOSQL, NOT_ABSOLUTE} if gone else {NOSQL}
    return receiver.spared(frozenset(marks))


def _text(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`str(x)` is no structure."""
    value = values.get(0, NOTHING)
    if name != "str" or len(values) != 1 or not value.taints or value.parts is not None or value.items is not None:
        return None
    if value.at or value.type not in ("", PART):
        return None
    return value.spared(frozenset({NOSQL}))


def _lines(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    if not receiver.taints or receiver.parts is not None:
        return None
    if name.rpartition(".")[2] == "splitlines" or not values:  # split() without arguments splits at any blank
        return _spared(Value(receiver.taints, None, PART), lacking("\r\n"))
    at, last = text_of(values.get(0, NOTHING)), name.rpartition(".")[2]
    if at in ("\n", "\r") and len(values) == 1:
        return _spared(Value(receiver.taints, None, PART), lacking(at))
    if at is None or len(at) != 1 or receiver.type not in ("", PART):
        return None
    method = node.func.attr if isinstance(node.func, ast.Attribute) else last
    if method == "rsplit" and 1 in values and values[1].known != 1:
        return None
    return splitting.split(receiver, method, at, whole=len(values) == 1 and "split" in method)


def _words(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`shlex.split(f"convert {name}")`: the program is fixed if a blank stands before the outside text."""
    text = values.get(0, NOTHING)
    if not text.taints or text.parts is None:
        return None
    first = text.parts[0] if text.parts else ""
    fixed = isinstance(first, str) and first.strip() and (first[-1:].isspace() or len(first.split()) > 1)
    return _spared(Value(text.taints, None, "list"), FIXED_PROGRAM) if fixed else Value(text.taints, None, "list")


def _split(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    if name == "shlex.split":
        return _words(node, name, receiver, values, flow)
    return _lines(node, name, receiver, values, flow)


def _parse(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`urlparse(url)`: a check of a part of it is no check of the whole."""
    value = values.get(0, NOTHING)
    if not value.taints:
        return None
    whole = _spared(Value(value.taints), PARSED)
    shown = frozenset(t for t in whole.taints if t.kind is not SourceKind.SECRET)
    if shown == whole.taints:
        return whole
    parts = _URL_PARTS if name.endswith("urlsplit") else [*_URL_PARTS[:3], "params", *_URL_PARTS[3:]]
    items = tuple((i, whole if part in _PRIVATE_PARTS else Value(shown)) for i, part in enumerate(parts))
    return Value(whole.taints, items=items)  # as it is unpacked; attributes go by their own names


def _query(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`parse_qs(urlparse(url).query)`: texts of their own, no longer parts of a URL."""
    value = values.get(0, NOTHING)
    if not any(PARSED in t.harmless for t in value.taints):
        return None
    own = (t.bare().spared(t.harmless - {PARSED}) for t in value.taints)
    return Value(frozenset(own))


def _begins(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`os.path.join(BASE, name).startswith(BASE)`: always true, whatever the name is."""
    prefix = text_of(values.get(0, NOTHING))
    first = receiver.parts[0] if receiver.taints and receiver.parts else None
    if prefix and len(prefix) > 1 and prefix[0] == "/" and isinstance(first, str) and first.startswith(prefix):
        flow.state.facts |= weak(receiver, node, (PATH,), guard_paths.UNRESOLVED)
    return None


def _length(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """How long a password is, or that there is one, is no secret."""
    members = values.get(0, NOTHING).items
    if name == "len" and members is not None and values[0].type in _COUNTED:
        return constant(len(members)) if not any(isinstance(k, Special) for k, _ in members) else None
    return Value() if name in ("len", "bool") and 0 in values and values[0].taints else None


def _quote(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`quote(x, safe="")` leaves no slash in it."""
    text = values.get(0, NOTHING)
    if not name.startswith(("urllib.", "werkzeug.")) or not text.taints:
        return None
    plus = name.endswith("quote_plus")
    safe = values.get(1, values.get("safe"))
    kept = ("" if plus else "/") if safe is None else text_of(safe)
    if kept is None or "/" in kept:
        return None
    return _spared(text.form(text, QUOTED), PATH)


def _convert(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`int(text)` fails for what is no number: the text is known from there on."""
    value = values.get(0, NOTHING)
    if value.taints and not receiver.taints and node.args and _is_read(node.args[0]):
        flow.state.facts |= guard_calls.converted(name, value)
    return None


def _is_read(node: ast.expr) -> bool:
    """Whether an expression is a text as it was read, rather than something made of it."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "strip")
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    return isinstance(node, (ast.Name, ast.Attribute))


def _saved(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`upload.save(path)`, `path.write_bytes(body)`: what is in the file is the outside's, whatever names it."""
    writes = isinstance(node.func, ast.Attribute) and node.func.attr in ("write_bytes", "write_text")
    if not node.args or not isinstance(node.func, ast.Attribute):
        return None
    file, sent = (node.func.value, values[0]) if writes else (node.args[0], receiver)
    kept = frozenset(
        t.item(" (content)").spared(frozenset({CONTENT})) for t in sent.taints if t.kind is SourceKind.REQUEST
    )
    if not kept:
        return None
    content = frozenset(t.step(flow.step(node, "saved in a file")) for t in kept)
    named = flow.state.env.find(file.id) if isinstance(file, ast.Name) else None
    if named is not None and isinstance(file, ast.Name):
        flow.state.env.own[file.id] = named.with_taints(named.taints | content)
    elif isinstance(path := flow.again(file).known, str):
        flow.state.env.own[f"{_SAVED}{path}"] = Value(content)
    return None


def _opened(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`tarfile.open("/tmp/upload.tar")`, where an upload was saved under that very name before."""
    path = values.get(0, NOTHING)
    saved = flow.state.env.find(f"{_SAVED}{path.known}") if isinstance(path.known, str) else None
    if saved is None or name not in ("tarfile.open", "zipfile.ZipFile"):
        return None
    return calls.exactly(name, [path.with_taints(saved.taints)])


def _spared(value: Value, mark: str) -> Value:
    return value.spared(frozenset({mark}))


Transform = Callable[[ast.Call, str, Value, "Arguments", "Invocation"], Value | None]
WORDS: dict[str, Transform] = {
    **dict.fromkeys(guard_patterns.METHODS, pattern_calls.matched),
    **dict.fromkeys(_PARSERS, _parse),
    **dict.fromkeys(_PLAIN_TEXT, _stripped),
    **dict.fromkeys(guard_calls.CONVERTERS, _convert),
    **dict.fromkeys(("md5", "sha1", "new", "update", "MD5", "SHA1"), digests.called),
    "bool": _length,
    "compile": pattern_calls.compiled,
    "len": _length,
    "open": _opened,
    "ZipFile": _opened,
    **dict.fromkeys(("quote", "quote_plus", "quote_from_bytes"), _quote),
    "parse_qs": _query,
    "parse_qsl": _query,
    "replace": _replace,
    "save": _saved,
    "setFeature": _feature,
    **dict.fromkeys(splitting.METHODS, _split),
    "splitlines": _lines,
    "startswith": _begins,
    "str": _text,
    "sub": pattern_calls.substituted,
    "subn": pattern_calls.substituted,
    "maketrans": _table,
    "translate": _translate,
    "write_bytes": _saved,
    "write_text": _saved,
}
