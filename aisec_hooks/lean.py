"""Importing a part of a package without running the package's own `__init__`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType


@contextmanager
def bare_packages(*names: str) -> Iterator[dict[str, ModuleType]]:
    """While open, the named packages can have submodules imported from them but were not run themselves.

    GitPython, gitdb and Bandit import everything they have in `__init__`, which costs 60 to 100 ms of
    a hook's start; one submodule of each is needed. A package that is already imported is left as it is.
    On leaving, the bare packages are taken out of `sys.modules` again, so that a later
    `import git` anywhere in the process runs the real thing and finds the submodules already there.
    Yields the packages by name. Raises ImportError where one is not installed.
    """
    packages, bare = {}, []
    for name in names:
        if name not in sys.modules:
            spec = find_spec(name)
            if spec is None:
                raise ImportError(f"{name} is not installed", name=name)
            sys.modules[name] = module_from_spec(spec)
            bare.append(name)
        packages[name] = sys.modules[name]
    try:
        yield packages
    finally:
        for name in bare:
            sys.modules.pop(name, None)
