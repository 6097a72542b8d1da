"""Data of the rule slow-regex."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import How
from aisec_hooks.syntax.constants import UNKNOWN
from aisec_hooks.syntax.given import Arguments, Given

_METHODS = frozenset("match fullmatch search sub subn split findall finditer".split())
_SERIES = frozenset("match fullmatch contains replace extract extractall findall count split rsplit".split())
_VALIDATORS = {
    "django.core.validators.RegexValidator": ("regex", 0, "search"),
    "django.forms.RegexField": ("regex", 0, "search"),
    "rest_framework.serializers.RegexField": ("regex", 0, "search"),
    "rest_framework.fields.RegexField": ("regex", 0, "search"),
    "django.urls.re_path": ("route", 0, "search"),
    "django.conf.urls.url": ("regex", 0, "search"),
    "wtforms.validators.Regexp": ("regex", 0, "match"),
    "wtforms.validators.regexp": ("regex", 0, "match"),
    "marshmallow.validate.Regexp": ("regex", 0, "match"),
    "attr.validators.matches_re": ("regex", 0, "fullmatch"),
    "attrs.validators.matches_re": ("regex", 0, "fullmatch"),
    "voluptuous.Match": ("pattern", 0, "match"),
    "schema.Regex": ("pattern_str", 0, "search"),
    "sqlalchemy_utils.Regexp": ("regex", 0, "match"),
    "tornado.web.url": ("pattern", 0, "match"),
    "tornado.web.URLSpec": ("pattern", 0, "match"),
}
"""What holds input against a pattern by itself."""
_PYDANTIC = frozenset({"Field", "constr", "StringConstraints", "Query", "Path", "Header", "Cookie", "Form", "Body"})
_MOST_PATTERNS = 400
_QUANTIFIED = late.compiled(r"[*+]|\{\d*,")
_OUTSIDE = late.compiled(
    r"request|\breq\b|argv|stdin|input\(|form\b|query|params|payload|\bbody\b|headers|cookies|get_json|get_argument",
    re.IGNORECASE,
)


class _Use(NamedTuple):
    """A pattern that is held against a text."""

    pattern: Given
    flags: int
    method: str
    subject: Given | None
    """None where whatever comes in is the text."""


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    if not isinstance(node, ast.Call):
        return
    use = _use(node, around)
    if use is None:
        return
    pattern = use.pattern.constant
    if not isinstance(pattern, str | bytes) or not _QUANTIFIED.search(str(pattern)):
        return
    from aisec_hooks.syntax.regex_ambiguity import Whole, growth  # noqa: PLC0415  # most files match nothing

    whole = {"match": Whole.PREFIX, "fullmatch": Whole.ALL}.get(use.method, Whole.ANYWHERE)
    tried = around.file.once("patterns", around.file.tree, lambda _: set[object]())
    tried.add((pattern, use.flags, whole))
    if len(tried) > _MOST_PATTERNS:
        return  # nobody writes so many by hand
    found = growth(pattern, use.flags, whole)
    if not found.exponential and found.degree < 2:
        return
    subjects = _subjects(use, around)
    if subjects is not None and not subjects:
        return
    if found.exponential:
        message = f"the pattern takes exponential time for texts such as {_shown(found.text)}"
        yield Hit(node=node, message=message, confidence=Confidence.HIGH)
    elif (found.degree > 2 or subjects is not None) and _from_outside(subjects):
        power = {2: "square", 3: "cube"}.get(found.degree, f"{found.degree}th power")
        message = f"the time of the pattern grows with the {power} of the length for texts such as {_shown(found.text)}"
        yield Hit(node=node, message=message, confidence=Confidence.MEDIUM)


def _shown(text: tuple[str, str, str]) -> str:
    before, pump, after = (repr(part)[1:-1][:20] for part in text)
    return f"'{before}{pump * (1 if len(pump) > 6 else 3)}...{after}'"


# --- what is matched with what ---------------------------------------------------------------


def _use(call: ast.Call, around: Around) -> _Use | None:
    name = around.qualified(call.func)
    module, _, last = name.rpartition(".")
    if module in ("re", "regex") and last in _METHODS:
        given = around.arguments(call)
        position = 2 if last in ("sub", "subn") else 1
        pattern, subject = given.get("pattern", 0), given.get("string", position)
        return _made(pattern, _flags(given, position), last, subject) if pattern and subject else None
    if name in _VALIDATORS:
        keyword, position, method = _VALIDATORS[name]
        pattern = around.arguments(call).get(keyword, position)
        return _made(pattern, 0, method, None) if pattern else None
    if isinstance(call.func, ast.Attribute) and call.func.attr in (_METHODS | _SERIES):
        return _method(call, call.func, around)
    if name.rpartition(".")[2] in _PYDANTIC and around.imports("pydantic", "fastapi"):
        return _constraint(call, around)
    return None


def _method(call: ast.Call, func: ast.Attribute, around: Around) -> _Use | None:
    """A method of a compiled pattern or of a column of texts."""
    given = around.arguments(call)
    if isinstance(func.value, ast.Attribute) and func.value.attr == "str" and func.attr in _SERIES:
        if not around.imports("pandas", "polars", "dask") or given.constant("regex", missing=True) is False:
            return None
        pattern = given.get("pat", 0)
        return _made(pattern, 0, func.attr, Given(func.value.value, around)) if pattern else None
    if func.attr not in _METHODS:
        return None
    subject = given.get("string", 1 if func.attr in ("sub", "subn") else 0)
    value = around.value(func.value)
    compiled = isinstance(value.node, ast.Call) and value.around.qualified(value.node.func) in (
        "re.compile",
        "regex.compile",
    )
    if subject is None or not compiled:
        return None
    return _made(value, 0, func.attr, subject)


def _constraint(call: ast.Call, around: Around) -> _Use | None:
    """Pydantic 1 takes `regex=` to Python's engine; version 2 has one that is linear, unless told otherwise."""
    given = around.arguments(call)
    pattern = given.named.get("regex")
    if pattern is None and "python-re" in around.text:
        pattern = given.named.get("pattern")
    return _made(pattern, 0, "match", None) if pattern is not None else None


def _made(pattern: Given, flags: int, method: str, subject: Given | None) -> _Use | None:
    """The use of a pattern, or of what `re.compile` makes of one."""
    value = pattern.around.value(pattern.node)
    if isinstance(value.node, ast.Call) and value.around.qualified(value.node.func) in ("re.compile", "regex.compile"):
        given = value.around.arguments(value.node)
        inner = given.get("pattern", 0)
        return _Use(inner, _flags(given, 1), method, subject) if inner is not None else None
    return _Use(value, flags, method, subject)


def _flags(given: Arguments, position: int) -> int:
    flags = given.constant("flags", position if position == 1 else 4, missing=0)
    return flags if isinstance(flags, int) and not isinstance(flags, bool) and 0 <= flags < 512 else 0


# --- the text --------------------------------------------------------------------------------


def _subjects(use: _Use, around: Around) -> list[Given] | None:
    """What the text may be other than a constant, over all calls of the function; None where it comes in by itself."""
    if use.subject is None:
        return None
    found = []
    for case in around.cases() if around.is_parameter(use.subject.node) else [around]:
        subject = Given(use.subject.node, case)
        if subject.constant is UNKNOWN:
            found.append(subject)
    return found


def _from_outside(subjects: list[Given] | None) -> bool:
    if subjects is None:
        return True
    for subject in subjects:
        for value in subject.around.values(subject.node):
            text = value.written
            bound = value.around.bound(value.node) if isinstance(value.node, ast.Name | ast.Attribute) else []
            parts = [a.written(b.node) for b, a in bound[:4] if b.how is How.PART]
            if any(_OUTSIDE.search(t) for t in (text, *parts)):
                return True
    return False


RULE = SyntaxRule(
    name="slow-regex",
    title="Regular expression that a short text can stall",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(1333, 400),
    owasp_2021=("A04",),
    owasp_2025=("A06",),
    fix_names={},
    nodes=(ast.Call,),
    check=_check,
)
