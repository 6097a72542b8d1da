"""The engine for imports of modules that nothing provides: not Python, not the project, not any known package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.model import Confidence, Match, Severity
from aisec_hooks.syntax.source import Module, Source

if TYPE_CHECKING:
    from aisec_hooks.engines.dependency_modules import Modules

MOST = 60
"""Modules of a file that nobody knows and that are told of: more are in no program."""
_GUARDS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_CONDITIONS = (ast.With, ast.AsyncWith, ast.If, ast.Match, ast.While)
"""Statements under which an import may be meant not to work, such as `with suppress(ImportError)`."""
_EXPECTED = late.compiled(
    r"#.*(?:type:\s*ignore\[import(?:-not-found)?\]|import-error|E0401|reportMissing\w*Import|unresolved-import)"
)
"""A remark that the module is not there for those who check the code."""
_BLOCKS = (ast.stmt, ast.ExceptHandler, ast.match_case)


class Imports:
    """Imports of modules that no package is known to provide."""

    name = "imports"

    def wants(self, source: Source) -> bool:
        """Whether there is an import."""
        return b"import" in source.data

    def check(self, source: Source) -> Iterator[Match]:
        """The first import of each module that nobody knows."""
        if not isinstance(source.python, Module):
            return
        # imported here: the names of all packages are needed only where something is imported
        from aisec_hooks.engines.dependency_modules import Modules  # noqa: PLC0415

        modules, told = Modules(source), set[str]()
        every = list(_imports(source.python.tree))
        inside = any(modules.is_host(found.module) for found in every)
        for found in every:
            if len(told) >= MOST:
                return
            if found.module not in told and not modules.is_known(found.module):
                told.add(found.module)
                match = _match(source, modules, found._replace(hosted=inside))
                if match is not None:
                    yield match


class _Import(NamedTuple):
    """One imported module, and what stands around it."""

    node: ast.Import | ast.ImportFrom
    module: str
    guarded: bool
    """Whether the program is ready for it not to be there."""
    nested: bool
    """Whether it is in a function or class."""
    hosted: bool = False
    """Whether the file runs inside a program that brings modules of its own."""


def _imports(tree: ast.Module) -> Iterator[_Import]:
    """Every absolute import, in order; those for the type checker alone are left out."""
    pending: list[tuple[ast.AST, bool, bool]] = [(tree, False, False)]
    while pending:
        node, guarded, nested = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (_Import(node, module, guarded, nested) for module in _modules(node))
        elif not (isinstance(node, ast.If) and _is_typing(node.test)):
            nested = nested or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            guarded = guarded or isinstance(node, _CONDITIONS) or _is_ready(node)
            children = [child for child in ast.iter_child_nodes(node) if isinstance(child, _BLOCKS)]
            pending += [(child, guarded, nested) for child in reversed(children)]


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The top-level names that are imported."""
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    return [node.module.partition(".")[0]] if node.module and not node.level else []


def _is_typing(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else test.id if isinstance(test, ast.Name) else ""
    return name == "TYPE_CHECKING"


def _is_ready(node: ast.AST) -> bool:
    """Whether a statement catches what a missing module raises."""
    handlers = node.handlers if isinstance(node, ast.Try) else ()
    return any(_catches(handler.type) for handler in handlers)


def _catches(kind: ast.expr | None) -> bool:
    parts = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(part is None or getattr(part, "attr", getattr(part, "id", "")) in _GUARDS for part in parts)


def _match(source: Source, modules: Modules, found: _Import) -> Match | None:
    doubt = modules.doubt(found.module)
    if doubt is None or (doubt and found.guarded):
        return None
    rehearsal = setting(source.path) is not Setting.PROGRAM
    if rehearsal and modules.is_placeholder(found.module):
        return None
    certain = not (doubt or found.guarded or found.nested or rehearsal or found.hosted)
    certain = certain and not _EXPECTED.search(source.lines[found.node.lineno - 1])
    minor = found.guarded or rehearsal
    return Match(
        rule="unknown-import",
        span=source.span(found.node),
        message=modules.message(found.module, blocks=certain),
        severity=Severity.HIGH if certain else Severity.LOW if minor else Severity.MEDIUM,
        confidence=Confidence.HIGH if certain else Confidence.LOW if minor else Confidence.MEDIUM,
        code=f"import:{found.module}",
        names={"package": found.module.lower().replace("_", "-"), "module": found.module},
    )
