"""What could provide a module: Python, the program that runs it, the project, its requirements, any known package."""

from __future__ import annotations

import sys
from functools import cached_property

from aisec_hooks.dependencies import imports, names
from aisec_hooks.dependencies.requirement import Requirement, normalise
from aisec_hooks.engines.dependency_names import is_fresh, is_placeholder
from aisec_hooks.engines.dependency_origins import origins
from aisec_hooks.syntax.source import Kind, Source

SHORTEST = 4
"""Letters of a module that can be told from an abbreviation of the project's own."""
LONG_WORD = 10
"""Letters of a single word that nobody calls a module of his own by chance."""
HOSTS = imports.EMBEDDED | frozenset(
    "IronPython LibreOffice actionlib adsk_core ament_index_python calibre_plugins com_sun cupshelpers dolfin gtk "
    "ida_funcs ida_nalt ida_name ida_segment launch_ros mod_python polybar rclpy tf2_ros uctypes ulauncher winxpgui "
    "test distutils lib2to3 xapian pcbnew ROOT gnuradio osmosdr uhd pmt portage hawkey libdnf samba sepolicy "
    "firewall orca speechd louis brlapi pyatspi Hamlib libsvn svn Image ImageFile ImageDraw ImageFont ImageChops "
    "ImageFilter openravepy notmuch imobiledevice Xlib ntsecuritycon softwareproperties UpdateManager DistUpgrade "
    "debian".split()
)
"""Modules that come with a program which runs Python, or with a system's packages."""
_PLAIN = frozenset("test distutils lib2to3 Image ImageFile ImageDraw ImageFont ImageChops ImageFilter debian".split())
"""Of these, the ones that say nothing of a program around."""
_STANDARD = sys.stdlib_module_names | imports.STDLIB
_TWISTED = (
    "sys.path",
    "sys.modules",
    "sys.meta_path",
    "site.addsitedir",
    "exec(",
    "spark.",
    "importlib.util",
    "importlib.machinery",
    "zipimport",
    "pyximport",
)
"""A file with one of these may have put modules where nobody looks."""
_GENERATED = ("_pb2_grpc", "_pb2", "Parser", "Lexer", "Visitor", "Listener")
_BUILT = ("_pb2_grpc", "_pb2", "_thrift", "_idl", "_generated", "_version", "_ui", "_rc", "_msgs", "_srvs")
"""How modules end that are mostly made when the program is built or installed."""
_KEPT_OUT = frozenset("config configs settings secret secrets credentials creds local private env".split())
"""Words for files that stay on the machine."""


class Modules:
    """What one file may import."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._origins = origins(source, None)

    def is_known(self, module: str) -> bool:
        """Whether Python, a host or some package provides a module of that name."""
        return (
            module in _STANDARD
            or module in HOSTS
            or module in imports.NAMESPACES
            or module.startswith("_")
            or not module.isascii()
            or names.exists(normalise(module).strip("-"))
            or bool(imports.distributions(module))
        )

    def is_host(self, module: str) -> bool:
        """Whether a module shows that the file runs inside another program."""
        return module in HOSTS and module not in _PLAIN

    def doubt(self, module: str) -> str | None:
        """Why a module that nobody knows may be there all the same: "" if it cannot, None if it very likely is."""
        project = self._source.project
        if project is None or self._is_own(module):
            return None
        if any(_is_akin(r.normalised, module) for r in self._requirements):
            return None
        if self._origins.private:
            return None
        if self._source.kind is not Kind.PYTHON or any(word in self._source.text for word in _TWISTED):
            return "the path may be another one"
        if not self._requirements:
            return "nothing says what is installed"
        if any(r.direct_url or names.popularity(r.normalised) is None for r in self._requirements):
            return "a package of which little is known may provide it"
        if self._is_made_elsewhere(module):
            return "it may be made or fetched when the program is built"
        if is_placeholder(normalise(module)) or not ("_" in module or len(module) >= LONG_WORD):
            return "one short word may be a module of the surroundings"
        return "" if is_fresh() else "the package may be new"

    def is_placeholder(self, module: str) -> bool:
        """Whether an example calls a module so that is not there, or stands for any."""
        return len(module) < SHORTEST or is_placeholder(normalise(module))

    def message(self, module: str, *, blocks: bool) -> str:
        """What is wrong with an import; what may have been meant takes long to find, so only where it blocks."""
        similar = names.similar(normalise(module).strip("-"), 3) if blocks else []
        hint = f"; did you mean {' or '.join(similar)}?" if similar else ""
        return f"no package on PyPI (as of {names.snapshot_date()}) is known to provide the module {module}{hint}"

    def _is_own(self, module: str) -> bool:
        """Whether the snapshot has anything of that name, or a file that it is made from."""
        project = self._source.project
        made_from = [module.removesuffix(ending) for ending in _GENERATED if module.endswith(ending)]
        called = (module, *made_from)
        return normalise(module) in self._origins.own or (
            project is not None and any(project.anywhere(name) for name in called if name)
        )

    def _is_made_elsewhere(self, module: str) -> bool:
        """Whether it may come into being outside of the repository."""
        words = set(module.lower().split("_"))
        return bool(
            module.endswith(_BUILT)
            or words & _KEPT_OUT
            or self._origins.is_sibling(normalise(module))
            or self._origins.mentions(module)
            or self._origins.fetches
        )

    @cached_property
    def _requirements(self) -> list[Requirement]:
        return list(self._origins.requirements())


def _is_akin(package: str, module: str) -> bool:
    """Whether a package may well provide a module, going by their names."""
    bare, wanted = package.replace("-", "").replace("/", ""), module.lower().replace("_", "")
    if wanted in bare:
        return True
    if names.popularity(package) is not None:
        return False  # what these provide is known
    words = {word for word in package.split("-") if len(word) >= SHORTEST}
    return bare in wanted or bool(words & set(module.lower().split("_")))
