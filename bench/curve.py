"""What a scan of a whole tree costs as the tree grows, on one core."""

from __future__ import annotations

import os
import random
import shutil
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench import corpus
from bench.measure import Sample, run

SIZES = (10, 50, 100, 500)
"""Thousands of lines."""
_IMPORTING = 4
"""Every so many made-up modules, one imports others."""
_UNIT = 1000
"""Lines that are taken at a time from real code, then from what is made up."""
_LARGEST = 1 << 20
_LEFT_OUT = {"test", "tests", "idlelib", "lib2to3", "__pycache__", "site-packages", "dist-packages"}


class Point(NamedTuple):
    """A tree of `files` files and `lines` lines, `real` of them from this Python's libraries."""

    files: int
    lines: int
    real: int
    sample: Sample

    @property
    def speed(self) -> float:
        """Thousands of lines a second of processor time: what else the machine does counts less than in wall time."""
        return self.lines / 1000 / self.sample.cpu


def measured(
    folder: Path, command: Sequence[str], variables: Mapping[str, str], sizes: Sequence[int]
) -> Iterator[Point]:
    """Every size, one after the other; the trees are the beginnings of one and the same."""
    tree = folder / "tree"
    grown = _grown(tree)
    files = lines = real = 0
    for size in sizes:
        while lines < size * 1000:
            found = next(grown)
            files, lines, real = files + 1, lines + found.lines, real + found.lines * found.is_real
        with _one_core():
            yield Point(files, lines, real, run(command, tree, variables, (0, 1)))


def table(points: Sequence[Point]) -> str:
    """The curve for people."""
    lines = [f"  {'':14}{'files':>8}{'s':>10}{'cpu s':>10}{'KLOC/cpu s':>12}{'memory MB':>11}"]
    for point in points:
        wall, cpu, memory = point.sample
        name = f"{point.lines / 1000:.0f} KLOC"
        lines.append(f"  {name:14}{point.files:>8}{wall:>10.2f}{cpu:>10.2f}{point.speed:>12.1f}{memory / 1e6:>11.0f}")
    if points:
        share = points[-1].real / points[-1].lines
        lines.append(f"  {share:.0%} of the lines are of this Python's own libraries, the others are made up")
    return "\n".join(lines)


class _Written(NamedTuple):
    lines: int
    is_real: bool


def _grown(tree: Path) -> Iterator[_Written]:
    """Write file after file: real ones as long as there are any, and made-up ones, by turns of about equal size."""
    made = _made_up(tree)
    real = _copied(tree)
    balance = 0
    while True:
        written = next(made if balance > _UNIT else real, None) or next(made)
        balance += written.lines if written.is_real else -written.lines
        balance = max(balance, -_UNIT)  # there is no more real code
        yield written


def _made_up(tree: Path) -> Iterator[_Written]:
    modules: list[str] = []
    for number, path in enumerate(corpus.write(tree, 1 << 20)):
        if number % _IMPORTING == _IMPORTING - 1:
            rng = random.Random(f"{corpus.SEED} curve {number}")  # noqa: S311  # nothing is guarded by it
            near = rng.sample(modules[-40:], k=3)
            (tree / path).write_text(corpus.importing(rng, tree, near, 110), encoding="utf-8")
        modules.append(path)
        yield _Written((tree / path).read_bytes().count(b"\n"), is_real=False)


def _copied(tree: Path) -> Iterator[_Written]:
    """Folder after folder of the libraries, in the same order every time."""
    tops = {name: Path(sysconfig.get_path(name)) for name in ("purelib", "stdlib")}
    folders = [(name, folder) for name, top in tops.items() for folder in _folders(top)]
    for name, folder in random.Random(corpus.SEED).sample(folders, k=len(folders)):  # noqa: S311  # as above
        for file in sorted(folder.glob("*.py")):
            if file.is_symlink() or not 0 < file.stat().st_size <= _LARGEST:
                continue
            copy = tree / "lib" / name / file.relative_to(tops[name])
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            yield _Written(copy.read_bytes().count(b"\n"), is_real=True)


def _folders(top: Path) -> Iterator[Path]:
    for path, folders, _ in os.walk(top):
        folders[:] = sorted(set(folders) - _LEFT_OUT)
        yield Path(path)


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep what is started meanwhile to one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
