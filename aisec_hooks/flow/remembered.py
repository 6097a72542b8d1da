"""What can be read off a piece of code by itself, worked out once for as long as its tree is kept."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

Node = TypeVar("Node", bound=ast.AST)
Answer = TypeVar("Answer")
_known: WeakKeyDictionary[ast.AST, dict[object, object]] = WeakKeyDictionary()


def read_off(node: Node, work_out: Callable[[Node], Answer]) -> Answer:
    """What a function says of a node; its answer may hold what is in the node, but not the node itself."""
    answers = _known.setdefault(node, {})
    if work_out not in answers:
        answers[work_out] = work_out(node)
    return answers[work_out]  # type: ignore[return-value]  # what this function worked out for this node
