"""A module imports only from modules above its own in the list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "aisec_hooks"
LAYERS = (
    "__init__",
    "errors",
    "lean",
    "late",
    "printable",
    "kept",
    "nearest",
    "exclude",
    "licences",
    "model",
    "settings",
    "snapshot",
    "linediff",
    "syntax",
    "rules",
    "flow",
    "personal",
    "dependencies",
    "own_licence",
    "engines",
    "comments",
    "suppress",
    "alike",
    "introduced",
    "exposed",
    "scrub",
    "mask",
    "verdicts",
    "findings",
    "examine",
    "configuration",
    "cache",
    "assemble",
    "canary",
    "history",
    "recalled",
    "reach",
    "sides",
    "unchecked",
    "lock_surroundings",
    "lock_sources",
    "licence_terms",
    "beyond",
    "online_check",
    "pipeline",
    "disk",
    "modes",
    "clipboard",
    "sanitize",
    "report",
    "install",
    "history_command",
    "audit",
    "package_online",
    "package_command",
    "update_command",
    "progress",
    "cli",
    "__main__",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(name: str) -> int:
    """The place of a dotted module name such as `aisec_hooks.syntax.decode`."""
    return LAYERS.index(name.split(".")[1] if "." in name else "__init__")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_upwards_only(path: Path) -> None:
    own = LAYERS.index(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        names = []
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aisec_hooks"):
            names = [node.module or ""]
            if node.module == "aisec_hooks":
                names = [f"aisec_hooks.{a.name}" for a in node.names if a.name != "__version__"]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names if a.name.startswith("aisec_hooks")]
        for name in names:
            assert layer(name) <= own, f"line {node.lineno} imports {name}"


def test_every_layer_exists() -> None:
    found = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in MODULES}
    assert set(LAYERS) == found


def test_only_the_snapshot_talks_to_git() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] != "snapshot":
            text = path.read_text(encoding="utf-8")
            # the clipboard has no other way in, on any platform, than a program of the desktop; pip-audit has no
            # interface for programs but its command, which can be stopped
            assert path.stem in {"audit", "clipboard"} or "subprocess" not in [n.name for n in _imported(text)], path
            assert not any(n.name.split(".")[0] == "git" for n in _imported(text)), path


def _imported(text: str) -> list[ast.alias]:
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += node.names
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append(ast.alias(name=node.module or ""))
    return found
