"""The command `aisec secrets history`: settings, cache and report of one scan."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from aisec_hooks import configuration
from aisec_hooks.cache import Cache
from aisec_hooks.engines import versions
from aisec_hooks.errors import UserError
from aisec_hooks.history.entries import History
from aisec_hooks.history.scan import Progress, scan
from aisec_hooks.history.store import Store
from aisec_hooks.history.workers import processors
from aisec_hooks.report import Options, history, history_json
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository


def run(
    repository: Repository, arguments: argparse.Namespace, options: Options, progress: Progress
) -> tuple[History, str, str]:
    """(what was found, the report, what is wrong with the settings): where they are wrong the defaults hold."""
    if arguments.jobs < 0:
        raise UserError("--jobs takes a positive number")
    settings, error = _settings(repository)
    settings = settings.with_flags(select=(), ignore=(), strict=arguments.strict)
    directory = Path(repository.common_dir, "aisec")
    with closing(Cache(directory, versions(), enabled=False)) as cache:  # it names results, and has the key
        version = cache.name("", "", "history")
        with closing(Store(None if arguments.no_cache else directory, version, cache.key)) as store:
            found = scan(
                repository,
                settings,
                cache,
                store,
                revisions=arguments.refs,
                jobs=arguments.jobs or processors(),
                progress=progress,
            )
    render = history_json.render if arguments.format == "json" else history.render
    return found, render(found, options), error


def _settings(repository: Repository) -> tuple[Settings, str]:
    try:
        return configuration.read(repository.head()).settings, ""
    except UserError as wrong:
        return Settings(), str(wrong)
