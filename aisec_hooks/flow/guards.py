"""What a condition tells of outside text on the branch where it holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from aisec_hooks.flow.calls import PART, RESOLVED
from aisec_hooks.flow.values import Value

ALL = "*"
PATH = "path-traversal"
NO_DOTS = "path-traversal by .."
NOT_ABSOLUTE = "path-traversal by an absolute path"
_VALIDATOR = re.compile(
    r"(?:^|_)(?:valid|is_valid|validate|check|verify|ensure|assert|allowed?|safe|is_safe|permitted|sanit)",
    re.IGNORECASE,
)
_SHAPE_TESTS = frozenset("isdigit isalnum isalpha isdecimal isnumeric isidentifier fullmatch".split())


class Fact(Struct, frozen=True, gc=False):
    """Outside text of that label cannot offend that rule (ALL: any) from here on; doubtful if only its name says so."""

    label: str
    rule: str
    doubtful: bool = False

    def speaks_of(self, label: str) -> bool:
        """Whether it is about a text or the whole that the text is a member of."""
        return label == self.label or label.startswith(f"{self.label}[")


Facts = frozenset[Fact]
NO_FACTS: Facts = frozenset()
Evaluate = Callable[[ast.expr], Value]
Qualified = Callable[[ast.AST], str]


def facts(test: ast.expr, evaluate: Evaluate, qualified: Qualified) -> tuple[Facts, Facts]:
    """(facts where the test is true, facts where it is false)."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        true, false = facts(test.operand, evaluate, qualified)
        return false, true
    if isinstance(test, ast.BoolOp):
        pairs = [facts(v, evaluate, qualified) for v in test.values]
        trues, falses = [t for t, _ in pairs], [f for _, f in pairs]
        if isinstance(test.op, ast.And):
            return NO_FACTS.union(*trues), NO_FACTS
        return NO_FACTS, NO_FACTS.union(*falses)
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _compared(test, evaluate)
    if isinstance(test, ast.Call):
        return frozenset(_called(test, evaluate, qualified)), frozenset(_refused(test, evaluate))
    if isinstance(test, ast.NamedExpr):
        return facts(test.value, evaluate, qualified)
    if isinstance(test, ast.Name):
        return NO_FACTS, _all(evaluate(test))  # what is false is empty
    return NO_FACTS, NO_FACTS


def _compared(test: ast.Compare, evaluate: Evaluate) -> tuple[Facts, Facts]:
    left, right, operator = test.left, test.comparators[0], test.ops[0]
    if isinstance(operator, (ast.In, ast.NotIn)):
        member, container = evaluate(left), evaluate(right)
        if isinstance(right, ast.Attribute) and right.attr == "parents":
            within = frozenset(inside(evaluate(right.value)))
            return (within, NO_FACTS) if isinstance(operator, ast.In) else (NO_FACTS, within)
        if not container.taints and _names_parent(right):
            # `part in (".", "..")` rejects climbing up by one part of a path
            climbing = frozenset(Fact(t.label, NO_DOTS) for t in member.taints)
            return (NO_FACTS, climbing) if isinstance(operator, ast.In) else (climbing, NO_FACTS)
        found = _all(member) if not container.taints else NO_FACTS
        if container.taints and member.constant and member.text in ("..", "../", "/"):
            # `".." in name` rejects climbing up; an absolute path is another matter
            fact = PATH if member.text == "/" else NO_DOTS
            rejected = frozenset(Fact(t.label, fact) for t in container.taints)
            return (NO_FACTS, rejected) if isinstance(operator, ast.In) else (rejected, NO_FACTS)
        return (found, NO_FACTS) if isinstance(operator, ast.In) else (NO_FACTS, found)
    if isinstance(operator, (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)):
        a, b = evaluate(left), evaluate(right)
        empty = (None, "", 0, True, False)
        none = any(isinstance(side, ast.Constant) and side.value in empty for side in (left, right))
        known = NO_FACTS if none or (a.taints and b.taints) else _all(a) | _all(b)
        return (known, NO_FACTS) if isinstance(operator, (ast.Eq, ast.Is)) else (NO_FACTS, known)
    return NO_FACTS, NO_FACTS


def _names_parent(container: ast.expr) -> bool:
    """Whether one of the things in a display is `..`."""
    elements = container.elts if isinstance(container, (ast.Tuple, ast.List, ast.Set)) else []
    return any(
        (isinstance(e, ast.Constant) and e.value == "..") or (isinstance(e, ast.Attribute) and e.attr == "pardir")
        for e in elements
    )


def _called(test: ast.Call, evaluate: Evaluate, qualified: Qualified) -> Iterator[Fact]:
    """What is known where a call is true."""
    name = qualified(test.func)
    last = test.func.attr if isinstance(test.func, ast.Attribute) else name.rpartition(".")[2]
    arguments = [evaluate(a) for a in test.args]
    receiver = evaluate(test.func.value) if isinstance(test.func, ast.Attribute) else Value()
    if last in _SHAPE_TESTS:
        yield from _all(receiver)
        for argument in arguments:
            yield from _all(argument)
    elif last == "is_relative_to":
        yield from inside(receiver)
    elif last == "startswith" and test.args:
        # without a separator at its end, /srv/files also fits /srv/files-private
        whole = bool(re.search(r"\bsep\b|/['\"]\)?$", ast.unparse(test.args[0])))
        for taint in receiver.taints:
            if RESOLVED in taint.harmless:
                yield Fact(taint.label, PATH, doubtful=not whole)
    elif last == "compare_digest":
        for argument in arguments:
            yield from _all(argument)
    elif last in ("isinstance", "issubclass") and len(test.args) == 2:
        if not re.search(r"\b(?:str|bytes|object|dict|list)\b", ast.unparse(test.args[1])):
            yield from _all(arguments[0])
    else:
        yield from called_validator(last, arguments)


def _refused(test: ast.Call, evaluate: Evaluate) -> Iterator[Fact]:
    """What is known where a call is false: `name.startswith("/")`, `os.path.isabs(name)`, `os.path.dirname(name)`."""
    if isinstance(test.func, ast.Attribute) and test.args:
        subject = None
        if test.func.attr == "startswith" and re.match(r"\(?['\"][/\\]", ast.unparse(test.args[0])):
            subject = evaluate(test.func.value)
        elif test.func.attr in ("isabs", "dirname"):  # a name without a folder is neither
            subject = evaluate(test.args[0])
        elif test.func.attr == "is_absolute":
            subject = evaluate(test.func.value)
        for taint in subject.taints if subject is not None else ():
            yield Fact(taint.label, NOT_ABSOLUTE)


def inside(path: Value) -> Iterator[Fact]:
    """A path was compared with the folder it must lie in; that says something of resolved paths only."""
    for taint in path.taints:
        if RESOLVED in taint.harmless:
            yield Fact(taint.label, PATH)


def called_validator(name: str, arguments: list[Value]) -> Iterator[Fact]:
    """A project's own check: it is believed enough not to block, no more."""
    if _VALIDATOR.search(name):
        for argument in arguments:
            for taint in argument.taints:
                yield Fact(taint.label, ALL, doubtful=True)


def _all(value: Value) -> Facts:
    """Nothing but what the check lets through; a check of a part, such as an ending, says nothing of the rest."""
    return NO_FACTS if value.type == PART else frozenset(Fact(t.label, ALL) for t in value.taints)
