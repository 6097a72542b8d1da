"""Real files with something of them deleted, swapped or doubled; `python -m tests.mutate --help` checks them all."""

from __future__ import annotations

import argparse
import ast
import os
import re
import signal
import sys
import sysconfig
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from types import FrameType

from aisec_hooks import pipeline
from aisec_hooks.settings import Settings
from tests.programs import project

LARGEST = 300_000
"""Bytes of a file that is taken."""
ATTEMPTS = 12
_NUMBER = re.compile(r" line \d+")
BROKEN = 0.1
"""The part of the mutants that need not parse."""


def main(argv: Sequence[str] | None = None) -> int:
    """1 if any file could not be checked or took too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("paths", nargs="*", help="files and folders (default: this Python's libraries)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--each", type=int, default=1, metavar="N", help="mutants of each file, 0 for the files as they are"
    )
    parser.add_argument(
        "--made-up", type=int, default=0, metavar="N", help="as many made-up projects, instead of files"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take one file in N")
    parser.add_argument("--seconds", type=int, default=60, help="for one of them; 60 is the default")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(argv)
    if options.made_up:
        work: list[tuple[str, int]] = [("", seed) for seed in range(options.seed, options.seed + options.made_up)]
    else:
        files = list(_files(options.paths or [sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")]))
        chosen = files[options.seed % options.every :: options.every]
        seeds = [options.seed + n for n in range(options.each)] or [-1]
        work = [(path, seed) for path in chosen for seed in seeds]
    return _report(work, options.seconds, options.jobs)


def mutant(text: str, random: Random) -> str:
    """The text with some lines deleted, swapped with others or doubled; it parses still if that was to be had."""
    lines = text.split("\n")
    places = _statements(text)
    for _ in range(ATTEMPTS):
        changed = _changed(lines, places, random)
        if random.random() < BROKEN or _parses(changed):
            return changed
    return text


def _changed(lines: Sequence[str], places: Sequence[tuple[int, int]], random: Random) -> str:
    changed = [[line] for line in lines]  # a line, or what stands in its place
    for _ in range(1 + random.randrange(1 + len(lines) // 20)):
        one, other = (slice(*_place(lines, places, random)) for _ in range(2))
        here, there = changed[one], changed[other]
        match random.randrange(4):
            case 0:
                _put(changed, one, [])
            case 1:
                _put(changed, one, here + here)
            case 2:
                _put(changed, one, _moved(there, here))
            case _ if one.stop <= other.start or other.stop <= one.start:
                _put(changed, one, _moved(there, here))
                _put(changed, other, _moved(here, there))
    return "\n".join(line for place in changed for line in place)


def _put(changed: list[list[str]], place: slice, block: Sequence[list[str]]) -> None:
    for at in range(place.start, place.stop):
        changed[at] = []
    changed[place.start] = [line for part in block for line in part]


def _place(lines: Sequence[str], places: Sequence[tuple[int, int]], random: Random) -> tuple[int, int]:
    """A statement, or any line."""
    if places and random.random() < 0.9:
        return random.choice(places)
    at = random.randrange(len(lines))
    return at, at + 1


def _moved(block: Sequence[list[str]], place: Sequence[list[str]]) -> list[list[str]]:
    """A block with the indentation of the place that it goes to."""
    here, there = (next((line for part in parts for line in part), "") for parts in (block, place))
    old, new = (line[: len(line) - len(line.lstrip())] for line in (here, there))
    return [[new + line.removeprefix(old) for line in part] for part in block]


def _statements(text: str) -> list[tuple[int, int]]:
    """(first line, line behind it), counted from 0, of the statements that are not large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return []
    found = [n for n in ast.walk(tree) if isinstance(n, ast.stmt)]
    return sorted({(n.lineno - 1, n.end_lineno or n.lineno) for n in found if (n.end_lineno or 0) - n.lineno < 12})


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _files(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        yield from [path] if os.path.isfile(path) else sorted(map(str, Path(path).rglob("*.py")))


# --- checking them all -----------------------------------------------------------------------


class TooLong(BaseException):
    """Not an Exception: nothing may take it for a crash of its own."""


def _look(work: tuple[str, int], seconds: int) -> tuple[float, int, list[str]]:
    """(seconds, lines, what went wrong) of a file's mutant, or of a made-up project."""
    path, seed = work
    files = _material(path, seed)
    lines = sum(data.count(b"\n") for _, data in files)

    def stop(number: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename.rpartition('/')[2]}:{frame.f_lineno}" if frame is not None else "?"
        raise TooLong(where)

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    started = time.perf_counter()
    try:
        report = pipeline.check_files(files, Settings())
        wrong = [f"{n.engine}: {n.message}" for n in report.failures]
        wrong += [f"({n.engine}: {n.message})" for n in report.notes if n.engine == "flow" and n not in report.failures]
    except TooLong as error:
        wrong = [f"more than {seconds} seconds, was in {error}"]
    except Exception as error:  # noqa: BLE001  # outside of any engine
        frame = traceback.extract_tb(error.__traceback__)[-1]
        wrong = [f"the pipeline crashed: {type(error).__name__} in {os.path.basename(frame.filename)}:{frame.lineno}"]
    finally:
        signal.alarm(0)
    return time.perf_counter() - started, lines, wrong


def _material(path: str, seed: int) -> list[tuple[str, bytes]]:
    if not path:
        return [(name, text.encode("utf-8", "surrogatepass")) for name, text in project(Random(seed)).items()]
    data = Path(path).read_bytes() if os.path.getsize(path) <= LARGEST else b""
    if seed >= 0:
        random = Random(f"{seed} {os.path.basename(path)} {len(data)}")
        data = mutant(data.decode("utf-8", "replace"), random).encode("utf-8", "surrogatepass")
    return [("app/" + os.path.basename(path).replace("test", "tried"), data)]


def _report(work: Sequence[tuple[str, int]], seconds: int, jobs: int) -> int:
    found: dict[str, list[str]] = {}
    slow: list[tuple[float, int, str]] = []
    with ProcessPoolExecutor(jobs) as pool:
        looked = pool.map(partial(_look, seconds=seconds), work, chunksize=8)
        for (path, seed), (took, count, wrong) in zip(work, looked, strict=True):
            what = f"{path or 'project'} (seed {seed})"
            slow.append((took, count, what))
            for message in wrong:
                found.setdefault(_NUMBER.sub(" line N", message), []).append(what)
    for message, where in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(where):6} x {message}, first in {where[0]}")
    for took, count, what in sorted(slow, reverse=True)[:5]:
        print(f"{took:8.2f} s {count:7} lines  {what}")
    lines, total = sum(count for _, count, _ in slow), sum(took for took, _, _ in slow)
    failed = sum(len(where) for message, where in found.items() if not message.startswith("("))
    print(f"{len(work)} checked, {lines} lines, {lines / 1000 / max(total, 0.001):.1f} KLOC/s, {failed} failed")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
