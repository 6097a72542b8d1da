"""Where the time of a scan goes, by engine and by file: `python bench/engines.py PATH... [--profile FLOW]`."""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aisec_hooks import disk, engines, examine, pipeline
from aisec_hooks.engines import Engine, Found
from aisec_hooks.settings import Settings
from aisec_hooks.syntax.source import Kind, Source

SLOWEST = 15


class Clock:
    """Seconds of processor time by what was going on; what is measured within something else does not count there."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within = [0.0]

    def time(self, what: str, work: Callable[[], object]) -> object:
        """Do some work, for a name."""
        started = time.process_time()
        self._within.append(0.0)
        try:
            return work()
        finally:
            took = time.process_time() - started
            self.spent[what] += took - self._within.pop()
            self._within[-1] += took


class Timed:
    """An engine under a clock."""

    def __init__(self, engine: Engine, clock: Clock, profile: cProfile.Profile | None) -> None:
        self.name = engine.name
        self._engine = engine
        self._clock = clock
        self._profile = profile

    def wants(self, source: Source) -> bool:
        return bool(self._clock.time(self.name, lambda: self._engine.wants(source)))

    def check(self, source: Source) -> Iterator[Found]:
        found: list[Found] = []
        if self._profile is not None:
            self._profile.enable()
        self._clock.time(self.name, lambda: found.extend(self._engine.check(source)))
        if self._profile is not None:
            self._profile.disable()
        yield from found


def main(argv: Sequence[str] | None = None) -> int:
    """Scan and print; findings are thrown away."""
    parser = argparse.ArgumentParser(prog="bench/engines.py", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--profile", default="", metavar="ENGINE", help="the calls of one engine, by their own time")
    options = parser.parse_args(argv)
    profile = cProfile.Profile() if options.profile else None
    clock, by_file = Clock(), defaultdict[str, float](float)
    _watch(clock, options.profile, profile)
    settings, here = Settings(), Path.cwd()
    walk = disk.Walk(options.paths, settings, here)
    lines: dict[str, int] = {}
    files = _watched(walk, lines, by_file)
    others = disk.Files(options.paths, settings, here)
    clock.time("all else", lambda: pipeline.check_files(files, settings, others))
    _print(clock, lines, by_file)
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    return 0


def _watch(clock: Clock, profiled: str, profile: cProfile.Profile | None) -> None:
    asked, parse = engines.engines_for, Source.__dict__["python"].func

    def engines_for(kind: Kind) -> list[Engine]:
        return [Timed(e, clock, profile if e.name == profiled else None) for e in asked(kind)]

    vars(examine)["engines_for"] = engines_for
    parsed = cached_property(lambda source: clock.time("parsing", lambda: parse(source)))
    parsed.__set_name__(Source, "python")
    Source.python = parsed  # type: ignore[method-assign, assignment]


def _watched(walk: disk.Walk, lines: dict[str, int], by_file: dict[str, float]) -> Iterator[tuple[str, bytes]]:
    """The Python files; the time between two of them is that of the first."""
    for path, data in walk.files():
        if path.endswith(".py"):
            lines[path] = data.count(b"\n")
            started = time.process_time()
            yield path, data
            by_file[path] = time.process_time() - started


def _print(clock: Clock, lines: dict[str, int], by_file: dict[str, float]) -> None:
    total, count = sum(clock.spent.values()), sum(lines.values())
    print(f"{'':24}{'cpu s':>9}{'share':>8}{'KLOC/s':>9}{'ms a file':>11}")
    for name, seconds in [*sorted(clock.spent.items(), key=lambda item: -item[1]), ("together", total)]:
        speed, each = count / 1000 / max(seconds, 1e-9), seconds * 1000 / max(1, len(lines))
        print(f"{name:24}{seconds:>9.2f}{seconds / total:>8.0%}{speed:>9.1f}{each:>11.2f}")
    print(f"{len(lines)} files, {count} lines; the slowest:")
    for path, seconds in sorted(by_file.items(), key=lambda item: -item[1])[:SLOWEST]:
        print(
            f"{seconds:>9.2f} s {lines[path]:>7} lines {lines[path] / 1000 / max(seconds, 1e-9):>7.1f} KLOC/s  {path}"
        )


if __name__ == "__main__":
    sys.exit(main())
