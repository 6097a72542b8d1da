"""Parsing large sources on Python 3.10, whose parser overruns the stack on long chains of operators."""

from __future__ import annotations

import ast
import threading

MAX_DEPTH = 3000  # of a tree; about what later versions give up at
_BYTES_PER_CHARACTER = 128  # measured: 128 bytes of stack for each node, which takes two characters at least
_SMALLEST, _LARGEST = 64 << 20, 1 << 30


def parse_deep(text: str) -> ast.Module:
    """`ast.parse` on a stack of its own; RecursionError for a tree that later versions would refuse."""
    result: list[ast.Module | Exception] = []
    before = threading.stack_size(min(max(len(text) * _BYTES_PER_CHARACTER, _SMALLEST), _LARGEST))
    try:
        thread = threading.Thread(target=_parse, args=(text, result))
        thread.start()
    except RuntimeError:
        raise MemoryError from None  # no room for such a stack
    finally:
        threading.stack_size(before)
    thread.join()
    outcome = result[0]
    if isinstance(outcome, Exception):
        raise outcome
    _require_shallow(outcome)
    return outcome


def _parse(text: str, result: list[ast.Module | Exception]) -> None:
    try:
        result.append(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # raised again in the caller's thread
        result.append(error)


def _require_shallow(tree: ast.Module) -> None:
    level: list[ast.AST] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise RecursionError
        level = [child for node in level for child in ast.iter_child_nodes(node)]
