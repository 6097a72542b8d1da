"""Which functions a library calls with outside text: by decorator, by registration, by class or by custom."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks.flow.callables import Defined, Function
from aisec_hooks.flow.known import Known
from aisec_hooks.flow.library import Entry
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.registered import EVERYTHING, Route, is_called, registrations, url_pattern
from aisec_hooks.flow.sources import last_name
from aisec_hooks.syntax.names import Names

NOBODY = Route("", None)


def route(defined: Defined, program: Program) -> Route:
    """How a library calls a function, NOBODY if it does not."""
    function, its = defined.function, program.known
    found = next(_by_decorator(function, its, program.names), None)
    if found is None and defined.owner is not None:
        found = _by_class(defined.owner, function, its, program)
    if found is None:
        found = _by_registration(function.name if defined.owner is None else f"self.{function.name}", program)
    return found or _by_signature(defined, its, program) or NOBODY


def library_class(owner: ast.ClassDef, program: Program) -> str:
    """The class of a library that the objects of a class of this file are of as well, "" if there is none."""
    its, bases = program.known, _bases(owner, program)
    for called in its.bases:
        if called.entry.own and any(_is_base(called.pattern, base) for base in bases):
            return called.entry.own
    entries = [r.entry for r in registrations(program).get(owner.name, ()) if r.entry is not None]
    return next((e.own for e in entries if e.own), "") or next(filter(None, map(its.result, bases)), "")


# --- decorators ------------------------------------------------------------------------------


def _by_decorator(function: Function, its: Known, names: Names) -> Iterator[Route]:
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = names.qualified(called)
        for pattern, library, entry in its.decorators.get(last_name(called), ()):
            path = url_pattern(decorator, entry)
            if path is None or not is_called(pattern, name, called, entry):
                continue
            yield Route(library.name, entry, path, entry.html or _answers_html(decorator))


def _answers_html(decorator: ast.expr) -> bool:
    """`response_class=HTMLResponse`, `media_type=MediaType.HTML`."""
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(k.arg in ("response_class", "media_type") and "HTML" in last_name(k.value) for k in keywords)


# --- classes ---------------------------------------------------------------------------------


def _by_class(owner: ast.ClassDef, function: Function, its: Known, program: Program) -> Route | None:
    bases = _bases(owner, program)
    for pattern, library, entry in its.bases:
        if not _is_method(function, entry) or not any(_is_base(pattern, base) for base in bases or [""]):
            continue
        if not entry.signature or _has_signature(entry, _names(function)):
            return Route(library.name, entry, _class_path(owner, program), entry.html)
    for found in registrations(program).get(owner.name, ()):
        if found.entry is not None and _is_method(function, found.entry):
            return found
    return None


def _bases(owner: ast.ClassDef, program: Program) -> list[str]:
    return [base.replace("[]", "") for base in program.qualified_bases(owner)]


def _is_base(pattern: str, base: str) -> bool:
    if pattern.startswith("*"):
        return base.endswith(pattern[1:]) if len(pattern) > 1 else True
    return base == pattern or base == pattern.rpartition(".")[2]


def _is_method(function: Function, entry: Entry) -> bool:
    if not entry.methods or "*" in entry.methods:
        return not function.name.startswith("_")
    return any(function.name.startswith(m[:-1]) if m.endswith("*") else function.name == m for m in entry.methods)


def _class_path(owner: ast.ClassDef, program: Program) -> str:
    """`path("<int:pk>/", Show.as_view())`, `(r"/show/(\\d+)", Show)`."""
    return next((r.path for r in registrations(program).get(owner.name, ()) if r.path), "")


# --- registration ----------------------------------------------------------------------------


def _by_registration(key: str, program: Program) -> Route | None:
    found = registrations(program)
    everything = found.get(EVERYTHING, ()) if "." not in key and key in program.functions else ()
    return next(iter(found.get(key, everything)), None)


# --- custom ----------------------------------------------------------------------------------


def _by_signature(defined: Defined, its: Known, program: Program) -> Route | None:
    """A function whose parameters are called as those of one that a platform calls."""
    function = defined.function
    names = _names(function)
    for library, entry in its.signatures:
        if entry.bases or not _has_signature(entry, names):
            continue
        if entry.answers and (function.name in program.called or not _answers(function, entry, program.names)):
            continue
        guessed = entry.in_views and (not program.holds_views or function.name.startswith("_"))
        return Route(library.name, entry, "", entry.html, guessed)
    return None


def _names(function: Function) -> list[str]:
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _has_signature(entry: Entry, parameters: list[str]) -> bool:
    wanted = [name for name in entry.signature if name != "*"]
    exact = "*" not in entry.signature
    return parameters[: len(wanted)] == wanted and (not exact or len(parameters) == len(wanted))


def _answers(function: Function, entry: Entry, names: Names) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Call):
            last = names.qualified(node.value.func).rpartition(".")[2]
            if any(_fits(wanted, last) for wanted in entry.answers):
                return True
    return False


def _fits(wanted: str, name: str) -> bool:
    """A name, or with "*" at its begin or end a part of one."""
    plain = wanted.strip("*")
    if wanted.startswith("*") and wanted.endswith("*"):
        return plain in name
    if wanted.startswith("*"):
        return name.endswith(plain)
    return name.startswith(plain) if wanted.endswith("*") else name == plain
