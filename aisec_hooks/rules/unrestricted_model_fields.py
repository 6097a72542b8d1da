"""Data of the rule unrestricted-model-fields, and what counts as a model of users."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import dotted

_ALL = "__all__"
_SERIALIZERS = ("ModelSerializer", "ModelForm")
_VIEWS = ("CreateView", "UpdateView")
_USERS = frozenset({"django.contrib.auth.models.User", "django.contrib.auth.get_user_model()"})
_BASES = frozenset({"AbstractUser", "AbstractBaseUser", "PermissionsMixin"})
_POWERS = frozenset({"is_staff", "is_superuser"})
"""What makes a user more than the others, in Django's own model."""
_OF_STAFF = late.compiled(r"(?:^|/)admin(?:/|\.py$)|(?:^|/)admin_\w+\.py$")
"""Whoever gets there may do all of it anyway."""


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    match node:
        case ast.Assign(targets=[ast.Name(id="fields")], value=ast.Constant(value="__all__")):
            sure = _of_class(around)
        case ast.Call(func=function) if dotted(function).endswith("modelform_factory"):
            given = around.arguments(node)
            model = given.get("model", 0)
            every = given.constant("fields", missing=None) == _ALL
            sure = _of_users(model.node, around) if every and model is not None else None
        case _:
            return
    if sure is not None and not _OF_STAFF.search(around.path) and not around.imports("django.contrib.admin"):
        message = "every field of the user is taken from the request, is_staff and is_superuser too"
        yield Hit(node=node, message=message, confidence=sure)


def _of_class(around: Around) -> Confidence | None:
    """How surely a class opens all fields of a user model."""
    classes = [n for n in around.outer if isinstance(n, ast.ClassDef)]
    if not classes or around.functions:
        return None
    holder, owner = classes[0], classes[1] if len(classes) > 1 else classes[0]
    wanted = _SERIALIZERS if holder.name == "Meta" and len(classes) > 1 else _VIEWS
    if not any(dotted(base).endswith(wanted) for base in owner.bases):
        return None
    model = _assigned(holder, "model")
    if model is None or _closed(holder, owner, around) >= _POWERS:
        return None
    return _of_users(model, around)


def _assigned(class_: ast.ClassDef, name: str) -> ast.expr | None:
    for statement in class_.body:
        if isinstance(statement, ast.Assign) and any(dotted(target) == name for target in statement.targets):
            return statement.value
    return None


def _closed(meta: ast.ClassDef, owner: ast.ClassDef, around: Around) -> frozenset[str]:
    """The fields that can only be read."""
    listed = _assigned(meta, "read_only_fields")
    known = around.constant(listed) if listed is not None else ()
    own = {
        dotted(statement.targets[0])
        for statement in owner.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Call)
        and around.arguments(statement.value).constant("read_only", missing=False) is True
    }
    return frozenset(str(word) for word in known) | own if isinstance(known, tuple) else _POWERS


def _of_users(model: ast.AST, around: Around) -> Confidence | None:
    if around.qualified(model) in _USERS:
        return Confidence.HIGH
    if not isinstance(model, (ast.Name, ast.Attribute)):
        return None
    bound = [b.node for b, _ in around.bound(model)]
    if any(isinstance(n, ast.Call) and dotted(n.func).endswith("get_user_model") for n in bound):
        return Confidence.HIGH
    if any(isinstance(n, ast.ClassDef) and {dotted(b).rpartition(".")[2] for b in n.bases} & _BASES for n in bound):
        return Confidence.HIGH
    return Confidence.MEDIUM if not bound and dotted(model).rpartition(".")[2] == "User" else None


RULE = SyntaxRule(
    name="unrestricted-model-fields",
    title="All fields of a user open to the client",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(915,),
    owasp_2021=("A08", "A04"),
    owasp_2025=("A06",),
    nodes=(ast.Assign, ast.Call),
    check=_check,
)
