"""The adapter of detect-secrets: its plugins in process, without its settings, its filters or the network."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_codes import PLUGINS, Plugin
from aisec_hooks.engines.secret_passing import tempered
from aisec_hooks.engines.secret_reviews import Sighting, review
from aisec_hooks.engines.secret_words import is_ordinary
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.lean import bare_packages
from aisec_hooks.model import Match, Note, NoteKind, Span
from aisec_hooks.syntax.source import Source

_AROUND = 500
_LENGTHY = 500
"""Characters above which a stretch counts against a plugin's budget: some of its patterns take quadratic time."""
_BUDGET = 500_000


class DetectSecrets:
    """The plugins of detect-secrets, each run on the lines that its probe points out."""

    name = "detect-secrets"

    def wants(self, source: Source) -> bool:
        """Whether any plugin could match anywhere; decided without importing detect-secrets."""
        text, folded = source.text, source.folded
        return any(next(plugin.probe(text, folded, source.path), None) is not None for plugin in PLUGINS)

    def check(self, source: Source) -> Iterator[Match | Note | Unreported]:
        """The reviewed results of all plugins in one file."""
        offsets, folded = places.Offsets(source.text), source.folded
        matches: dict[object, Match] = {}
        dropped: set[Span] = set()
        for plugin in PLUGINS:
            spent = 0
            for start, text in stretches(source, folded, plugin, offsets):
                spent += len(text) if len(text) > _LENGTHY else 0
                if spent > _BUDGET:
                    yield Note(path=source.path, kind=NoteKind.PARTIAL, message=_note(plugin), engine=self.name)
                    break
                for secret in run(plugin, source.path, text):
                    for sighting in _sightings(plugin, source, start, text, secret):
                        match = review(sighting, offsets)
                        if match is not None:
                            matches.setdefault((match.rule, match.span), match)
                        elif plugin.rule != "public-ip-address" and not is_ordinary(secret):
                            dropped.add(offsets.span(sighting.start, sighting.start + len(sighting.secret)))
        yield from map(Unreported, sorted(dropped))
        yield from tempered(source, sorted(matches.values(), key=lambda m: (m.span, m.rule)))


def run(plugin: Plugin, path: str, text: str) -> list[str]:
    """What the plugin finds in one line, each secret once, as `analyze_line` would without a filter."""
    detector = _detector(plugin)
    if plugin.name == "KeywordDetector":
        found = detector.analyze_string(text, denylist_regex_to_group=_keyword_patterns(path))
    else:
        found = detector.analyze_string(text)
    secrets = dict.fromkeys(found)
    limit = getattr(detector, "entropy_limit", None)
    return [
        s for s in secrets if (s or plugin.extent) and (limit is None or detector.calculate_shannon_entropy(s) > limit)
    ]


@cache
def _detector(plugin: Plugin) -> Any:
    return getattr(_import(plugin.module), plugin.name)()


def _keyword_patterns(path: str) -> Any:
    """The patterns for a file type, chosen as the Keyword plugin's own `analyze_line` does."""
    keyword = _import("keyword")
    return keyword.REGEX_BY_FILETYPE.get(
        keyword.determine_file_type(path), keyword.QUOTES_REQUIRED_DENYLIST_REGEX_TO_GROUP
    )


@cache
def _import(module: str) -> Any:
    """One plugin module, without `requests`, which plugins use to ask vendors whether a token works.

    https://github.com/Yelp/detect-secrets/blob/v1.5.0/detect_secrets/plugins/base.py imports it for nothing else;
    it is most of the import's time. `ibm_cloud_iam` names `requests.Response` in an annotation.
    """
    if "detect_secrets" in sys.modules:
        return import_module(f"detect_secrets.plugins.{module}")
    with bare_packages("detect_secrets", "requests") as packages:
        requests = packages["requests"]
        if not hasattr(requests, "Response"):
            requests.Response = object  # type: ignore[attr-defined]
        sys.modules.update(_submodules())
        try:
            return import_module(f"detect_secrets.plugins.{module}")
        finally:
            _submodules().update(_taken_out())


@cache
def _submodules() -> dict[str, ModuleType]:
    """The submodules imported so far: with them in `sys.modules` the real package could not be imported."""
    return {}


def _taken_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.startswith("detect_secrets.")]
    return {name: sys.modules.pop(name) for name in names}


def stretches(source: Source, folded: str, plugin: Plugin, offsets: places.Offsets) -> Iterator[tuple[int, str]]:
    """(offset, text) of the lines, or the windows of long lines, that the plugin must see."""
    text, done = source.text, -1
    for at in sorted(plugin.probe(text, folded, source.path)):
        if at < done:
            continue
        line = offsets.line(at)
        start = offsets.starts[line - 1]
        done = offsets.starts[line] - 1 if line < len(offsets.starts) else len(text)
        if done - start <= places.LONG_LINE:
            yield start, text[start:done]
            done += 1
            continue
        first = max(start, at - _AROUND)
        end = done
        done = min(end, at + _AROUND)
        yield first, text[first : min(end, done + _AROUND)]


def _note(plugin: Plugin) -> str:
    return f"{plugin.name} looked at the first {_BUDGET:,} characters of long lines only"


def _sightings(plugin: Plugin, source: Source, start: int, text: str, secret: str) -> Iterator[Sighting]:
    """Where in the line the secret stands; of a plugin that gives back a part, the whole credential."""
    if plugin.extent:
        for whole in re.finditer(plugin.extent, text):
            if secret in whole[0]:
                yield Sighting(plugin, source, start + whole.start(), whole[0])
        return
    at = text.find(secret)
    while at >= 0:
        yield Sighting(plugin, source, start + at, secret)
        at = text.find(secret, at + len(secret))
