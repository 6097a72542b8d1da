"""Bandit's tests and blacklists, imported one by one without importing Bandit."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from aisec_hooks.engines.bandit_bounds import bound
from aisec_hooks.engines.bandit_codes import CODES
from aisec_hooks.lean import bare_packages

KNOWN = frozenset({"1.9.4"})
"""The versions of Bandit whose tests were read: what they cannot fire on need not be shown to them."""
_PACKAGES = ("bandit", "bandit.core", "bandit.plugins", "bandit.blacklists")
_EXPORTS = ("bandit.core.constants", "bandit.core.issue", "bandit.core.test_properties")

Test = Callable[[Any], Any]
"""From a `bandit.core.context.Context` to a `bandit.core.issue.Issue` or None."""


class Bandit:
    """The parts of an installed Bandit that are in use.

    Importing `bandit` scans the entry points of all that is installed and loads rich and PyYAML: 100 ms.
    Its tests need four small modules. If they are not where a known version has them, Bandit is
    imported as a whole after all. `known` says that the version is one whose tests were read.
    """

    def __init__(self, version: str) -> None:
        self.known = version in KNOWN
        self._modules: dict[str, ModuleType] = {}
        self._tests: dict[str, Test] = {}

    def test(self, code: str) -> Test:
        """The test of a code, by its id in `CODES`; "B001" is the one behind all blacklists."""
        if code not in self._tests:
            self._tests[code] = self._blacklist_test() if code == "B001" else self._plugin(code)
        return self._tests[code]

    @cached_property
    def context(self) -> Callable[[dict[str, Any]], Any]:
        """The class Context."""
        context: Callable[[dict[str, Any]], Any] = self._module("bandit.core.context").Context
        return context

    @cached_property
    def blacklist(self) -> Mapping[str, list[dict[str, Any]]]:
        """Node type -> what is listed for it, codes unknown to us left out."""
        listed: dict[str, list[dict[str, Any]]] = {}
        for name in ("calls", "imports"):
            for kind, entries in self._module(f"bandit.blacklists.{name}").gen_blacklist().items():
                listed.setdefault(kind, []).extend(e for e in entries if e["id"] in CODES)
        return listed

    def names(self, kind: str) -> tuple[str, ...]:
        """The qualified names listed for a type of node."""
        return tuple(name for entry in self.blacklist.get(kind, ()) for name in entry["qualnames"])

    def _blacklist_test(self) -> Test:
        run = self._module("bandit.core.blacklisting").blacklist
        return lambda context: run(context, self.blacklist)

    def _plugin(self, code: str) -> Test:
        module, _, function = CODES[code].test.partition(".")
        test: Any = getattr(self._own(f"bandit.plugins.{module}"), function, None)
        if getattr(test, "_test_id", None) != code:
            return _configured(_whole_bandit().plugins_by_id[code].plugin)
        bound(code, test.__globals__)
        return _configured(test)

    def _module(self, name: str) -> Any:
        """One of Bandit's modules: our own copy, out of the whole Bandit if there is none."""
        own = self._own(name)
        if own is None:
            _whole_bandit()
        return own or import_module(name)

    def _own(self, name: str) -> ModuleType | None:
        """Our own copy of one of Bandit's modules; None if it does not come alone or the version is not known."""
        try:
            if self.known:
                with self._own_copies():
                    return import_module(name)
        except (ImportError, AttributeError):
            pass
        return None

    @contextmanager
    def _own_copies(self) -> Iterator[None]:
        """`sys.modules` holds our copies of Bandit's modules, and afterwards what it held before."""
        others = _taken_out()
        sys.modules.update(self._modules)
        try:
            with bare_packages(*_PACKAGES) as packages:
                if not self._modules:
                    _export(packages["bandit"])
                yield
                self._modules = _taken_out()
        finally:
            _taken_out()
            sys.modules.update(others)


def _taken_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.partition(".")[0] == "bandit"]
    return {name: sys.modules.pop(name) for name in names}


def _export(package: ModuleType) -> None:
    """Give the bare package the names that Bandit's tests expect of it: HIGH, Issue and their like."""
    for name in _EXPORTS:
        public = {k: v for k, v in vars(import_module(name)).items() if not k.startswith("_")}
        vars(package).update(public)


def _whole_bandit() -> Any:
    """Bandit's table of tests; importing it replaces `warnings.formatwarning`, which is undone."""
    formatwarning = warnings.formatwarning
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Bandit's own dependencies have deprecated
            return import_module("bandit.core.extension_loader").MANAGER
    finally:
        warnings.formatwarning = formatwarning


def _configured(test: Any) -> Test:
    """The test with the settings that Bandit uses where nobody configured it."""
    option = getattr(test, "_takes_config", None)
    if option is None:
        plain: Test = test
        return plain
    settings = test.__globals__["gen_config"](option)
    return lambda context: test(context, settings)
