"""The engines: each reads one source and yields matches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from typing import Protocol

from aisec_hooks.engines.installed import installed_version
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.model import Cleared, Match, Note
from aisec_hooks.syntax.source import Kind, Source

Found = Match | Note | Cleared | Unreported
"""What an engine may say of a source."""


class Engine(Protocol):
    """What the pipeline needs of an engine."""

    @property
    def name(self) -> str:
        """What reports call it."""

    def wants(self, source: Source) -> bool:
        """A cheap look at the text: False only if `check` would surely yield nothing."""

    def check(self, source: Source) -> Iterator[Found]:
        """The matches in the source, in order of their spans; a Note for what could not be checked,
        a Cleared for what is known to be harmless, an Unreported for what must not be shown all the same."""


TEXT_ENGINES = ("secrets.Secrets", "detect_secrets.DetectSecrets", "personal_data.PersonalData")
FILE_ENGINES = ("sensitive_files.SensitiveFiles",)
"""They judge a file as a whole, binary ones too, and of large ones how they begin."""
MANIFEST_ENGINES = ("dependencies.Dependencies", "advisories.Advisories")
"""For files of any kind that ask for packages, in themselves or in a command."""
PYTHON_ENGINES = ("syntax.SyntaxEngine", "flow.FlowEngine", "bandit.BanditEngine", "dependency_imports.Imports")
"""Module and class; a commit that changes no Python does not load these."""
TEMPLATE_ENGINES = ("templates.Templates",)
"""For files that are no Python."""

WRAPPED = ("bandit", "detect_secrets")
"""The packages that other people's engines come in."""


def engines_for(kind: Kind) -> list[Engine]:
    """The engines that read files of a kind, in the order in which they are asked."""
    special = TEMPLATE_ENGINES if kind is Kind.TEXT else PYTHON_ENGINES
    return [load(place) for place in TEXT_ENGINES + MANIFEST_ENGINES + special]


def text_engines() -> list[Engine]:
    """The engines that read files of every kind."""
    return [load(place) for place in TEXT_ENGINES]


def file_engines() -> list[Engine]:
    """The engines that say whether a file belongs into a repository at all."""
    return [load(place) for place in FILE_ENGINES]


@cache
def load(place: str) -> Engine:
    """The engine of a row of the tables."""
    module, _, name = place.partition(".")
    made: Engine = getattr(import_module(f"aisec_hooks.engines.{module}"), name)()
    return made


def versions() -> list[str]:
    """What results depend on beside our own code."""
    return [installed_version(package) for package in WRAPPED]


def month() -> str:
    """What results about packages depend on as well: the names that are shipped grow old."""
    return date.today().strftime("%Y-%m")
