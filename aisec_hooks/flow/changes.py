"""What a container is after a method of it, or after a member was put into it."""

from __future__ import annotations

from collections.abc import Sequence

from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.containers import (
    CONFIGURATION,
    DISPLAYS,
    GROWING,
    LISTS,
    SEQUENCES,
    as_dictionary,
    listed,
    member,
    member_at,
)
from aisec_hooks.flow.values import ANY, KEYS, NOTHING, OPAQUE, UNKNOWN, UNTAINTED, Items, Key, Special, Value, constant


def with_member(container: Value, key: Value, value: Value) -> Value:
    """The container after `container[key] = value`."""
    at = key.known
    if container.items is None:
        if isinstance(at, Special):
            return Value(mixed([container, value]).taints, None, container.type)
        rest = Value(container.taints)
        return Value(mixed([container, value]).taints, None, container.type, ((ANY, rest), (at, value)))
    if isinstance(at, Special) or (container.type in LISTS and at not in (k for k, _ in container.items)):
        return _with_any(container, value, key)
    if container.type == CONFIGURATION and isinstance(at, str) and value.items is not None:
        return _with_section(container, at, value)
    return _changed(container, tuple((dict(container.items) | {at: value}).items()))


def _with_section(parser: Value, section: str, options: Value) -> Value:
    """`parser[section] = options`, each option under its section and name, as `set` puts it."""
    others = {k: v for k, v in parser.items or () if not (isinstance(k, tuple) and k[0] == section)}
    own = {(section, k): v for k, v in options.items or () if isinstance(k, str)}
    found = _changed(parser, tuple((others | {section: constant(None)} | own).items()))
    rest = [v for k, v in options.items or () if not isinstance(k, str) and v.taints]
    return _with_any(found, joined(rest)) if rest else found


def changed(container: Value, method: str, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value:
    """The container after one of its methods."""
    if method == "clear":
        return _changed(container, ())
    if container.items is None:
        more = (*arguments, *keywords.values()) if method in GROWING else ()
        return Value(mixed([container, *more]).taints, None, container.type)
    if method == "read_dict" and arguments and arguments[0].type == "dict":
        read = {(k, o): v for k, section in arguments[0].items or () for o, v in section.items or ()}
        return _changed(container, tuple((dict(container.items) | read).items()))
    if method == "read_string" and arguments and arguments[0].constant:
        return _changed(container, tuple((dict(container.items) | _options(arguments[0].text)).items()))
    if method == "set" and len(arguments) == 3:  # configparser: set(section, option, value)
        section, option = arguments[0].known, arguments[1].known
        if isinstance(section, Special) or isinstance(option, Special):
            return _with_any(container, arguments[2])
        return _changed(container, tuple((dict(container.items) | {(section, option): arguments[2]}).items()))
    if container.type in SEQUENCES:
        return _sequence(container, method, arguments)
    if container.type == "dict" and method in ("update", "setdefault", "pop", "popitem"):
        return _dictionary(container, method, arguments, keywords)
    if method in ("add", "update") and container.type == "set":
        given = arguments if method == "add" else [member(a) for a in arguments]
        items = container.items + tuple((len(container.items) + i, v) for i, v in enumerate(given))
        return _changed(container, items)
    if method in GROWING:
        return _with_any(container, mixed(arguments))
    return container


def _options(text: str) -> dict[Key, Value]:
    """What configparser reads in a text."""
    # imported here: few programs read a configuration that is written in them
    from configparser import Error, RawConfigParser  # noqa: PLC0415

    parser = RawConfigParser()
    try:
        parser.read_string(text)
    except Error:
        return {}
    read = (((section, option), v) for section in parser.sections() for option, v in parser.items(section))
    # what refers to other options is put together when it is asked for
    return {at: OPAQUE if "$" in v or "%" in v else constant(v) for at, v in read}


def popped(container: Value, method: str, arguments: Sequence[Value]) -> Value | None:
    """What `pop` and its like give, of the container as it was before."""
    if container.items is None or method not in ("pop", "popleft", "setdefault"):
        return None
    if container.type in SEQUENCES:
        last = constant(0 if method == "popleft" else len(container.items) - 1)
        return member_at(container, arguments[0] if arguments else last)
    if not arguments:
        return None
    found = member_at(container, arguments[0])
    default = arguments[1] if len(arguments) > 1 else NOTHING
    return found if found is not None else default


def _sequence(container: Value, method: str, arguments: Sequence[Value]) -> Value:
    items = container.items or ()
    each = [v for _, v in items]
    if any(k is ANY for k, _ in items):
        return _with_any(container, joined(arguments)) if method in GROWING and arguments else container
    if method == "append" and len(arguments) == 1:
        each.append(arguments[0])
    elif method == "appendleft" and len(arguments) == 1:
        each.insert(0, arguments[0])
    elif method == "extend" and len(arguments) == 1 and listed(arguments[0]):
        each += [v for _, v in arguments[0].items or ()]
    elif method == "insert" and len(arguments) == 2 and isinstance(arguments[0].known, int):
        each.insert(arguments[0].known, arguments[1])
    elif method == "reverse":
        each.reverse()
    elif method in ("pop", "popleft") and each:
        at = arguments[0].known if arguments else 0 if method == "popleft" else len(each) - 1
        if not isinstance(at, int) or not -len(each) <= at < len(each):
            return _changed(container, ((ANY, joined(each)),))
        del each[at]
    elif method == "remove" and len(arguments) == 1 and (arguments[0].taints or arguments[0].known is not UNKNOWN):
        first = next((i for i, v in enumerate(each) if _is_same(v, arguments[0])), None)
        if first is None:
            return _changed(container, ((ANY, joined(each)),)) if each else container
        del each[first]
    elif method in GROWING:
        return _with_any(container, joined([member(a) if method == "extend" else a for a in arguments] or [NOTHING]))
    else:
        return _changed(container, ((ANY, joined(each)),)) if each else container
    return _changed(container, tuple(enumerate(each)))


def _is_same(member: Value, wanted: Value) -> bool:
    """Whether a member is what is looked for: an outside text is if it is the very one, a constant by its value.

    A constant that a text happens to equal is not in the list in vain: what is left in its place is equal to it.
    """
    if wanted.taints:
        return member.parts == wanted.parts and member.taints == wanted.taints
    return not isinstance(member.known, Special) and member.known == wanted.known


def _dictionary(container: Value, method: str, arguments: Sequence[Value], keywords: dict[str, Value]) -> Value:
    known = dict(container.items or ())
    if method == "update":
        more = as_dictionary(arguments[0]) if arguments else ()
        if more is None:  # any of the members that are known may be another one now
            return _changed(container, ((ANY, joined([*known.values(), member(arguments[0])])), (KEYS, arguments[0])))
        return _changed(container, tuple((known | dict(more) | keywords).items()))
    at = arguments[0].known if arguments else ANY
    if isinstance(at, Special):
        return container
    if method == "setdefault":
        known.setdefault(at, arguments[1] if len(arguments) > 1 else constant(None))
    elif method == "pop":
        known.pop(at, None)
    return _changed(container, tuple(known.items()))


def _with_any(container: Value, value: Value, key: Value | None = None) -> Value:
    """The container with one more member, nobody knows where."""
    known = dict(container.items or ())
    known[ANY] = joined([known[ANY], value]) if ANY in known else value
    if key is not None and container.type == "dict":
        known[KEYS] = joined([known[KEYS], key]) if KEYS in known else key
    elif container.type != "dict":
        known = {ANY: joined(known.values())}
    return _changed(container, tuple(known.items()))


def _changed(container: Value, items: Items) -> Value:
    fresh = of_items(items, container.type)
    own = fresh.taints if container.type in DISPLAYS else container.taints | fresh.taints
    return Value(own or UNTAINTED, None, container.type, fresh.items)
