"""What is built: every package that is imported is asked for, every file that is read is shipped."""

from __future__ import annotations

import ast
import re
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from tests.repo import PROJECT, run

PACKAGE = PROJECT / "aisec_hooks"
TYPES_ONLY = {"typing_extensions"}


def imported() -> set[str]:
    """The top-level packages that the code imports, also the submodules it names in calls that import them."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    found |= {alias.name for alias in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found.add(module)
                case ast.Call(func=ast.Name(id="import_module" | "bare_packages"), args=arguments):
                    found |= {a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return {name.partition(".")[0] for name in found} - set(sys.stdlib_module_names) - {"aisec_hooks"} - TYPES_ONLY


def declared() -> set[str]:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert listed
    return set(re.findall(r'^\s*"([\w-]+)', listed[1], re.MULTILINE))


def test_what_is_imported_is_what_is_declared() -> None:
    distributions = packages_distributions()
    needed = {distributions.get(name, [name])[0].lower() for name in imported()}
    # gitdb comes with GitPython, urllib3 with requests, tomllib with Python 3.11
    assert needed - {"gitdb", "tomllib", "urllib3"} == declared()


def test_wheel_ships_every_file_that_is_read(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(PROJECT)).build(directory=str(tmp_path), versions=["standard"])
    shipped = set(zipfile.ZipFile(wheel).namelist())
    files = [path.relative_to(PROJECT) for path in PACKAGE.rglob("*.*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.as_posix() for path in files if not any(part.startswith(".") for part in path.parts)} <= shipped
    assert "aisec_hooks/py.typed" in shipped and "aisec_hooks/report/report.schema.json" in shipped
    assert "aisec_hooks/report/history.schema.json" in shipped


def test_module_is_the_command() -> None:
    said = run(sys.executable, "-m", "aisec_hooks", "--version", cwd=PROJECT)
    assert re.fullmatch(r"aisec \d+\.\d+\.\d+", said)
