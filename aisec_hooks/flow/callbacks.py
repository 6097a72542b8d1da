"""Library functions that call what they are handed: which arguments they hand on, and what comes back."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from aisec_hooks.flow import containers
from aisec_hooks.flow.callables import Arguments, Defined, Partial
from aisec_hooks.flow.combining import joined, of_items
from aisec_hooks.flow.values import ANY, NOTHING, Value

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation

_FIRST = frozenset(
    # f(function, *arguments): the rest is handed on
    "to_thread submit call_soon apply run_sync run_in_threadpool sync_to_async start_new_thread add_task"
    " call_soon_threadsafe create_task spawn enqueue run_job".split()
)
_SECOND = frozenset("run_in_executor call_later call_at spawn_later enqueue_in enqueue_at".split())
_TASKS = frozenset("delay send s si signature kiq defer defer_async spawn schedule".split())
"""Methods that a queue gives a function: Celery, Dramatiq, Taskiq, Procrastinate, Huey. They hand everything on."""
_TASKS_LISTED = frozenset("apply_async send_with_options schedule apply retry".split())
"""And those that take what they hand on as a list and a dictionary."""
_REGISTERED = frozenset({"before_request", "before_app_request", "before_first_request"})
_EACH = frozenset({"map", "imap", "starmap", "filter"})
_WITH = frozenset({"Thread", "Process", "Timer"})


def called_back(flow: Invocation, node: ast.Call, name: str, values: Arguments) -> Value | None:
    """What a call gives that calls one of its arguments; None if it does no such thing."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in _TASKS | _TASKS_LISTED:
        _queued(flow, node, node.func, values)
    if not any(v.targets for v in values.values()):
        return None
    last = name.rpartition(".")[2]
    positional = [v for k, v in values.items() if isinstance(k, int)]
    keywords = {k: v for k, v in values.items() if isinstance(k, str) and k != "**"}
    if last == "partial" and positional and positional[0].targets:
        target = Partial(positional[0].targets, tuple(positional[1:]), tuple(keywords.items()))
        return Value(targets=(flow.world.callables.number(target),))
    if last in _FIRST and positional:
        return _run(flow, positional[0], positional[1:], keywords, node)
    if last in _SECOND and len(positional) > 1:
        return _run(flow, positional[1], positional[2:], keywords, node)
    if last in _EACH and len(positional) > 1:
        return _each(flow, last, positional, node)
    if last == "reduce" and len(positional) > 1:
        each = containers.member(positional[1])
        return _run(flow, positional[0], [joined([each, *positional[2:3]]), each], {}, node)
    if last == "add_job" and positional:  # what triggers it comes second
        listed = keywords.get("args", positional[2] if len(positional) > 2 else NOTHING)
        named = keywords.get("kwargs", positional[3] if len(positional) > 3 else None)
        _run(flow, positional[0], _listed(listed), _by_name(named), node)
        return NOTHING
    if last in _WITH and "target" in keywords:
        _run(flow, keywords["target"], _listed(keywords.get("args", NOTHING)), _by_name(keywords.get("kwargs")), node)
        return NOTHING
    if last in _REGISTERED and positional:
        _run(flow, positional[0], [], {}, node)
        return None
    if last in ("wraps", "update_wrapper"):
        return positional[0] if last == "update_wrapper" and positional else None
    return None


def _queued(flow: Invocation, node: ast.Call, function: ast.Attribute, values: Arguments) -> None:
    """`send_report.delay(address)`: a worker runs the task later."""
    tasks = [t for t in flow.force(flow.again(function.value)).targets if isinstance(flow.world.callables[t], Defined)]
    positional = [v for k, v in values.items() if isinstance(k, int)]
    keywords = {k: v for k, v in values.items() if isinstance(k, str) and k != "**"}
    if function.attr in _TASKS_LISTED:
        named = keywords.get("kwargs", positional[1] if len(positional) > 1 else None)
        given = keywords.get("args", positional[0] if positional else NOTHING)
        positional, keywords = _listed(given), _by_name(named)
    for number in tasks:
        task = flow.world.callables[number]
        bound = isinstance(task, Defined) and any(map(_is_bound, task.function.decorator_list))
        flow.apply(number, [NOTHING, *positional] if bound else positional, keywords, NOTHING, node)


def _is_bound(decorator: ast.expr) -> bool:
    """`@app.task(bind=True)`: the task itself is the first parameter."""
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(k.arg == "bind" and isinstance(k.value, ast.Constant) and bool(k.value.value) for k in given)


def _each(flow: Invocation, last: str, positional: list[Value], node: ast.Call) -> Value | None:
    """`map(function, these)`."""
    elements = [containers.member(p) for p in positional[1:]]
    if last == "starmap":
        elements = _listed(elements[0])
    result = _run(flow, positional[0], elements, {}, node)
    if last == "filter":
        return positional[1]
    return of_items(((ANY, result),), "list") if result is not None else None


def _run(
    flow: Invocation, function: Value, positional: list[Value], keywords: dict[str, Value], node: ast.Call
) -> Value | None:
    results = [flow.apply(t, positional, keywords, NOTHING, node) for t in function.targets]
    known = [r for r in results if r is not None]
    return joined(known) if known else None


def _by_name(value: Value | None) -> dict[str, Value]:
    return {k: v for k, v in (value.items if value is not None else None) or () if isinstance(k, str)}


def _listed(value: Value) -> list[Value]:
    return [v for _, v in value.items or ()]
