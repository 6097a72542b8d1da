"""How surely outside text chooses which fields of an object are set."""

# ruff: noqa: ARG001  # the functions of one table share a signature
from __future__ import annotations

import ast
import re

from aisec_hooks import late
from aisec_hooks.flow.facts import ALL, About
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.shape_query import may_be_structure
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import ANY, KEYS, Value
from aisec_hooks.model import Confidence, SourceKind

_TABLES = late.compiled(
    r"^(?:Model|Base|DeclarativeBase\w*|SQLModel|\w*Document|\w*Entity|DynamicDocument|AbstractBase\w*|AbstractUser|TimeStampedModel)$"
)
_CHECKED = late.compiled(r"BaseModel|Schema|Form|Serializer|TypedDict|NamedTuple|Struct|Enum|BaseSettings")
_OF_LIBRARIES = ("django.", "sqlalchemy.", "sqlmodel.", "mongoengine.", "peewee.", "tortoise.")
"""Packages whose classes that are called with keywords are conditions and columns, no rows: `django.db.models.Q`."""
_CLEANED = frozenset({"cleaned_data", "validated_data"})
_MODULES = late.compiled(r"(?:^|[._])(?:models?|orm|entities|entity|tables|database|db)(?:$|[._])", re.IGNORECASE)


def keys(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A mapping of the client's choosing."""
    node, value = place.node, place.value
    if isinstance(place.argument, ast.Attribute) and place.argument.attr in _CLEANED:
        return None
    if value.items is not None and value.type == "dict" and not _has_outside_keys(value, taint):
        return None  # single fields, all of them named by the code
    if isinstance(node, ast.Call) and any(k.arg is None and k.value is place.argument for k in node.keywords):
        if not _is_method(node):
            return _of_class(place)
        return Confidence.HIGH
    if taint.kind is SourceKind.PARAMETER:
        return None
    return Confidence.HIGH if may_be_structure(taint) or value.type == "dict" else None


def _has_outside_keys(mapping: Value, taint: Taint) -> bool:
    """Whether some of its keys come from outside; the members of a mapping that was spread into it are its own."""
    keys = next((v for k, v in mapping.items or () if k is KEYS), None)
    if keys is not None:
        return any(t.label == taint.label and ALL not in t.harmless for t in keys.taints)
    rest = next((v for k, v in mapping.items or () if k is ANY), None)
    return rest is not None and any(t.label == taint.label and t.whole for t in rest.taints)


def _is_method(node: ast.Call) -> bool:
    """`objects.create(**body)` rather than `User(**body)`, `models.User(**body)`."""
    return isinstance(node.func, ast.Attribute) and not node.func.attr[:1].isupper()


def _of_class(place: Reached) -> Confidence | None:
    """An object of a table or document takes any field; data classes and schemas refuse what they do not know."""
    assert isinstance(place.node, ast.Call)
    name = place.shown
    last = name.rpartition(".")[2]
    if not last[:1].isupper():
        return None
    if name.startswith(_OF_LIBRARIES):
        return None
    if name in place.flow.classes:
        return Confidence.HIGH if is_table(name, place.flow) else None
    return Confidence.HIGH if _MODULES.search(name.rpartition(".")[0]) else None


def is_table(name: str, flow: Invocation) -> bool:
    """Whether a class of this file is a table of a database or a document."""
    bases = flow.program.base_names(flow.classes[name])
    if any(_CHECKED.search(b) for b in bases):
        return False
    return any(_TABLES.match(b) for b in bases)
