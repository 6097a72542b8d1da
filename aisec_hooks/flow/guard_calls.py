"""What a call tells of its arguments where it is true, and where it is false."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow import guard_characters, guard_paths, guard_patterns, guard_urls
from aisec_hooks.flow.facts import ALL, NO_FACTS, NOTHING_TOLD, Fact, Facts, Told
from aisec_hooks.flow.telling import (
    DESERIALIZATION,
    NOSQL,
    REDIRECT,
    UNVALIDATED,
    Asked,
    everything,
    lacks,
    only,
    texts_of,
)
from aisec_hooks.flow.values import NOTHING, Value

VALIDATOR = late.compiled(
    r"(?:^|_)(?:valid|is_valid|validate|check|verify|ensure|assert|allowed?|safe|is_safe|permitted|sanit)",
    re.IGNORECASE,
)
PREDICATE = late.compiled(r"^_*(?:is|has|can|may|are)_|(?:^|_)(?:allowed|permitted)(?:_|$)|^url_has_", re.IGNORECASE)
"""Names of functions that answer yes or no: called as a statement they do nothing."""
_NUMBERS = frozenset("isdigit isdecimal isnumeric".split())
_WORDS = frozenset("isalnum isalpha isidentifier".split())
_TEXTS = late.compiled(r"\b(?:str|bytes|object|dict|list)\b")


def called(test: ast.Call, asked: Asked) -> Told:
    """What is known where a call is true, and where it is false."""
    quantified = guard_characters.quantified(test, asked)
    if quantified is not None:
        return quantified
    function = test.func
    receiver = asked.evaluate(function.value) if isinstance(function, ast.Attribute) else NOTHING
    arguments = [asked.evaluate(a) for a in test.args]
    tainted = bool(receiver.taints) or any(a.taints for a in arguments)
    if not tainted and not any(asked.evaluate(k.value).taints for k in test.keywords):
        return NOTHING_TOLD
    name = asked.qualified(function)
    last = function.attr if isinstance(function, ast.Attribute) else name.rpartition(".")[2]
    if last in guard_patterns.METHODS:
        return guard_patterns.matched(asked.evaluate(test), test)
    if last in ("startswith", "endswith") and test.args and isinstance(function, ast.Attribute):
        return _ends(test, function.value, receiver, last, asked)
    if last in ("isabs", "dirname", "is_absolute"):
        return NO_FACTS, guard_paths.rooted(test, asked, true=False)
    if last in ("issubset", "issuperset"):
        return guard_characters.subset(test, last, asked), NO_FACTS
    if last == "url_has_allowed_host_and_scheme":
        arguments += [asked.evaluate(k.value) for k in test.keywords]
    return _true(test, name, last, receiver, arguments), NO_FACTS


def _true(test: ast.Call, name: str, last: str, receiver: Value, arguments: list[Value]) -> Facts:
    tested = [v for v in (receiver, *arguments) if v.taints]
    first = arguments[0] if arguments else NOTHING
    if last == "get" and len(arguments) == 1 and first.taints and not receiver.taints and "." in name.lstrip("?"):
        return only(first, (ALL,), doubtful=True)  # it is a key of something that the program keeps
    if last in _NUMBERS:
        return NO_FACTS.union(*map(everything, tested))
    if last in _WORDS:
        return NO_FACTS.union(*map(guard_characters.words, tested))
    if last == "isprintable":
        return lacks(receiver, "\r\n\t\0") | only(receiver, (NOSQL,))
    if last == "is_relative_to":
        return guard_paths.within(receiver, test)
    if last == "compare_digest":
        return _digests(arguments)
    if last in ("isinstance", "issubclass") and len(test.args) == 2:
        return of_type(first, ast.unparse(test.args[1]))
    if last == "url_has_allowed_host_and_scheme" or (last == "is_safe_url" and name.startswith("django.")):
        allowed = next((v for v in arguments[1:] if v.taints), NOTHING)
        own = {t.label for t in first.taints} & {t.label for t in allowed.taints}
        return only(first, (REDIRECT,)) if not own else NO_FACTS  # the host of the text itself is always allowed
    if last == "bool" and len(arguments) == 1:
        return everything(first)
    return frozenset(named_validator(last, arguments)) | of_signature(arguments)


def _digests(arguments: list[Value]) -> Facts:
    """Data whose signature is right comes from who has the key; a text that is equal to one that is known is known."""
    if all(a.taints for a in arguments):
        return NO_FACTS.union(*(only(a, (DESERIALIZATION,)) for a in arguments))
    return NO_FACTS.union(*map(everything, arguments))


def of_signature(compared: list[Value]) -> Facts:
    """Two texts are compared, one of them made with a key of what the other is to be the signature of."""
    made = [v for v in compared if any("weak-hash" in t.harmless for t in v.taints)]
    if not made or len(compared) < 2:
        return NO_FACTS
    return NO_FACTS.union(*(only(v, (DESERIALIZATION,)) for v in made))


def of_type(value: Value, types: str) -> Facts:
    """It is an object of these types."""
    if re.fullmatch(r"\(?(?:ast\.\w+(?:, ?)?)+\)?", types):
        return NO_FACTS  # a piece of a program is a program
    if not _TEXTS.search(types):
        return everything(value)
    return only(value, (NOSQL,)) if re.fullmatch(r"\(?(?:str|bytes)(?:, ?(?:str|bytes))*,?\)?", types) else NO_FACTS


def _ends(test: ast.Call, node: ast.expr, receiver: Value, method: str, asked: Asked) -> Told:
    """`url.startswith(...)`, `host.endswith(...)`."""
    argument = test.args[0]
    texts = texts_of(argument, asked)
    if method == "endswith":
        known: list[str | None] = list(texts) if texts is not None else [None] if _begins_with_dot(argument) else []
        return (guard_urls.ends(node, receiver, known, test) if known else NO_FACTS), NO_FACTS
    true, false = guard_urls.starts(receiver, texts, test) if texts is not None else NOTHING_TOLD
    if texts is None or len(texts) == 1:
        true |= guard_paths.starts(receiver, argument, test, asked)
    return true | guard_paths.rooted(test, asked, true=True), false | guard_paths.rooted(test, asked, true=False)


def _begins_with_dot(node: ast.expr) -> bool:
    """`"." + domain`, `f".{domain}"`."""
    if isinstance(node, ast.BinOp):
        return _begins_with_dot(node.left)
    if isinstance(node, ast.JoinedStr):
        return bool(node.values) and _begins_with_dot(node.values[0])
    return isinstance(node, ast.Constant) and str(node.value)[:1] == "."


def converted(name: str, value: Value) -> Facts:
    """What is known of a text once a call has made something of it, which fails for others."""
    last = name.rpartition(".")[2]
    if last in _CONVERSIONS:
        return everything(value)
    if last in _ADDRESSES:  # what follows a % in an IPv6 address may be anything
        return only(value, ALL_BUT_URLS, doubtful=last not in ("IPv4Address", "inet_aton"))
    return NO_FACTS


_CONVERSIONS = frozenset("int float UUID Decimal fromisoformat strptime ObjectId PydanticObjectId complex".split())
_ADDRESSES = frozenset("ip_address ip_network IPv4Address IPv6Address inet_aton inet_pton".split())
CONVERTERS = _CONVERSIONS | _ADDRESSES
ALL_BUT_URLS = (
    "code-injection",
    "command-injection",
    "ldap-injection",
    "path-traversal",
    "sql-injection",
    "xpath-injection",
)


def named_validator(name: str, arguments: list[Value]) -> Iterator[Fact]:
    """A project's own check: it is believed enough not to block, no more."""
    if VALIDATOR.search(name):
        for argument in arguments:
            for taint in argument.taints:
                yield Fact(taint.label, ALL, doubtful=True)
                yield Fact(taint.label, UNVALIDATED)


ANSWERING = frozenset(
    "cerberus.Validator.validate marshmallow.Schema.validate jsonschema.Draft7Validator.is_valid"
    " jsonschema.Draft202012Validator.is_valid wtforms.Form.validate flask_wtf.FlaskForm.validate".split()
)
"""Checks of libraries that answer, and raise nothing: called as a statement they do nothing."""


def unused(name: str) -> bool:
    """Whether a call as a statement, whose answer nobody reads, does nothing."""
    last = name.rpartition(".")[2]
    return last in _NUMBERS | _WORDS | {"is_relative_to", "compare_digest", "isinstance", "fullmatch"} or bool(
        PREDICATE.search(last)
    )
