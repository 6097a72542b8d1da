"""Checks of paths: which of them keep a path inside a folder, and which only seem to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow.calls import JOINED, PART, RESOLVED
from aisec_hooks.flow.calls import PATH as PATH_TYPE
from aisec_hooks.flow.facts import NO_BACKSLASH, NO_FACTS, NOT_ABSOLUTE, NOT_DOUBLE, PATH, ROOTED, Fact, Facts, Told
from aisec_hooks.flow.telling import NOSQL, REDIRECT, Asked, only, text_of, texts_of, weak
from aisec_hooks.flow.values import Value

UNRESOLVED = "the path is compared before `..` and links in it are resolved"
NO_SEPARATOR = "without a separator at its end the folder's name also begins the names of its neighbours"
ONE_PASS = "one pass over `....//` leaves `../` behind"
LETTERS = "letters are compared, not folders: the folder's name also begins the names of its neighbours"
SLASHES = "`//host` starts with a slash, too, and browsers read `/\\host` in the same way"
_WITHOUT = {
    # what is known of a text that does not start so
    "/": (NOT_ABSOLUTE, NOT_DOUBLE, NO_BACKSLASH),
    "//": (NOT_DOUBLE,),
    "/\\": (NO_BACKSLASH,),
    "$": (NOSQL,),
}
_PLACES = {"0": "", ":1": "", "0:1": "", "1": "/", "1:2": "/", ":2": "", "0:2": ""}
"""Which letters of a text -> what stands before them, where it is known to start with a slash."""
_SEPARATOR = late.compiled(r"\bsep\b|[/\\]['\"]?[})]*$|[/\\]['\"]\)?$|,\s*['\"]{2}\)$")
_FOLDER = late.compiled(
    r"(?:^|_)(?:base|root|dir|directory|folder|upload|uploads|static|media|home|safe|allowed)", re.IGNORECASE
)


def inside(path: Value) -> Iterator[Fact]:
    """A path was compared with the folder it must lie in; that says something of resolved paths only."""
    for taint in path.taints:
        if RESOLVED in taint.harmless:
            yield Fact(taint.label, PATH)


def within(path: Value, check: ast.expr) -> Facts:
    """As `inside`; where the path is not resolved the check can be got around."""
    return frozenset(inside(path)) | weak(unresolved(path), check, (PATH,), UNRESOLVED)


def unresolved(path: Value) -> Value:
    """The part of a value that is no resolved path."""
    return Value(frozenset(t for t in path.taints if RESOLVED not in t.harmless))


def starts(path: Value, folder: ast.expr, check: ast.expr, asked: Asked) -> Facts:
    """`path.startswith(folder)`, where that is what it looks like."""
    text = text_of(asked.evaluate(folder))
    if not _is_folder(path, folder, text):
        return NO_FACTS
    written = ast.unparse(folder)[-200:]
    separated = text.endswith(("/", "\\")) if text is not None else bool(_SEPARATOR.search(written))
    if separated:
        return within(path, check)
    resolved = Value(path.taints - unresolved(path).taints)
    return weak(resolved, check, (PATH,), NO_SEPARATOR) | weak(unresolved(path), check, (PATH,), UNRESOLVED)


def _is_folder(path: Value, folder: ast.expr, text: str | None) -> bool:
    """Whether a prefix is a folder that a path shall lie in."""
    if text is not None and (len(text.strip("/\\.")) == 0 or "://" in text):
        return False
    if any(RESOLVED in t.harmless for t in path.taints) or path.type in (PATH_TYPE, JOINED):
        return True
    if text is not None:
        return text.startswith("/")
    names = (
        n.id if isinstance(n, ast.Name) else n.attr
        for n in ast.walk(folder)
        if isinstance(n, (ast.Name, ast.Attribute))
    )
    return any(_FOLDER.search(name) for name in names)


def compared_prefix(call: ast.Call, asked: Asked) -> Facts | None:
    """`os.path.commonpath([base, path]) == base`; None for other calls."""
    last = asked.qualified(call.func).rpartition(".")[2]
    if last == "commonpath":
        return within(asked.evaluate(call), call)
    if last == "commonprefix":
        return weak(asked.evaluate(call), call, (PATH,), LETTERS)
    return None


def is_cut_to_length(node: ast.expr, value: Value) -> bool:
    """`path[: len(base)]`, compared with the base."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Slice)
        and isinstance(node.slice.upper, ast.Call)
        and ast.unparse(node.slice.upper.func) == "len"
        and value.type in (PART, "")
    )


def names_parent(container: ast.expr) -> bool:
    """Whether one of the things in a display is `..`."""
    elements = container.elts if isinstance(container, (ast.Tuple, ast.List, ast.Set)) else []
    return any(
        (isinstance(e, ast.Constant) and e.value == "..") or (isinstance(e, ast.Attribute) and e.attr == "pardir")
        for e in elements
    )


def rooted(test: ast.Call, asked: Asked, *, true: bool) -> Facts:
    """What `name.startswith("/")`, `os.path.isabs(name)` and `os.path.dirname(name)` tell."""
    if not isinstance(test.func, ast.Attribute):
        return NO_FACTS
    method = test.func.attr
    if method == "is_absolute":
        return NO_FACTS if true else only(asked.evaluate(test.func.value), (NOT_ABSOLUTE,))
    if not test.args:
        return NO_FACTS
    if method in ("isabs", "dirname"):  # a name without a folder is neither
        return NO_FACTS if true else only(asked.evaluate(test.args[0]), (NOT_ABSOLUTE,))
    if method != "startswith":
        return NO_FACTS
    prefixes = _prefixes(test.args[0])
    subject = asked.evaluate(test.func.value)
    if true:
        return only(subject, (ROOTED,)) | weak(subject, test, (REDIRECT,), SLASHES) if prefixes == ["/"] else NO_FACTS
    return only(subject, {mark for prefix in prefixes for mark in _WITHOUT.get(prefix, ())})


def letters(test: ast.Compare, asked: Asked) -> Told | None:
    """What `name[0] == "/"` and `name[1:2] not in ("/", "\\\\")` tell of the name; None for other comparisons."""
    place, operator = test.left, test.ops[0]
    if not isinstance(place, ast.Subscript) or not isinstance(operator, (ast.Eq, ast.NotEq, ast.In, ast.NotIn)):
        return None
    at = _PLACES.get(ast.unparse(place.slice))
    texts = _compared_with(test.comparators[0], operator, asked) if at is not None else ()
    subject = asked.evaluate(place.value) if texts else None
    if subject is None or not subject.taints or at is None:
        return None
    found = (NO_FACTS, only(subject, {mark for text in texts for mark in _WITHOUT.get(at + text, ())}))
    if not at and texts == ("/",):
        found = (only(subject, (ROOTED,)) | weak(subject, test, (REDIRECT,), SLASHES), found[1])
    return found if isinstance(operator, (ast.Eq, ast.In)) else found[::-1]


def _compared_with(node: ast.expr, operator: ast.cmpop, asked: Asked) -> tuple[str, ...]:
    """The texts that something is compared with; `x in "ab"` means each of the letters."""
    text = text_of(asked.evaluate(node))
    if text is not None:
        return (text,) if isinstance(operator, (ast.Eq, ast.NotEq)) else tuple(text)
    return texts_of(node, asked) or ()


def _prefixes(argument: ast.expr) -> list[str]:
    elements = argument.elts if isinstance(argument, ast.Tuple) else [argument]
    return [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]
