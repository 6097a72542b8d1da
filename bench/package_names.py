"""Builds what is shipped about package names: `python bench/package_names.py LISTING OUT --date YYYY-MM-DD`.

LISTING is a table of all packages of PyPI, one a line, parted by tabs: name, version, month of the newest release,
place among the 15,000 most downloaded or nothing, summary; the first line names the columns. `--npm` is one of npm:
name, version, downloads a month, summary. `--modules` is the SQLite file inside the wheel of pigar.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aisec_hooks.dependencies import fingerprints, imports, popular, standard

BUDGET = 3_000_000
_SHARED = 8
"""A top-level name that so many popular packages have says nothing of any of them."""
_MOST_PROVIDERS = 3
_COMMON, _KNOWN_WELL = 10, 2_000
"""A name that so many packages use, popular or not, is an ordinary word, unless one of them is this popular."""
_COLLECTION = 100
"""A package with so many modules is a collection of what others provide one by one."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NOT_MEANT = frozenset(
    "app apps api assets backend base benchmark benchmarks bin build cli client cmake common conf config conftest "
    "core data db demo demos dist doc docs etc example examples extras frontend helpers include integration "
    "internal lib libs main misc models notebooks package packages plugins proto protos resources sample samples "
    "scripts server setup share shared src static templates test test_utils testing tests tool tools tutorial "
    "tutorials util utils vendor venv version web".split()
)
"""Names that packages put at the top level by mistake."""


def normalised(name: str) -> str:
    """The one spelling of a package's name on PyPI."""
    return re.sub(r"[-_.]+", "-", name).lower()


def rows(listing: Path) -> Iterator[list[str]]:
    """The cells of each line but the first."""
    with listing.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def pypi(listing: Path) -> tuple[set[str], dict[str, int]]:
    """All names, and the places of the popular ones."""
    names, ranks = set(), {}
    for name, _, _, rank, *_ in rows(listing):
        names.add(normalised(name))
        if rank:
            ranks[normalised(name)] = int(rank)
    return names, ranks


def npm(listing: Path) -> list[tuple[int, str]]:
    """The most downloaded packages of npm with their places."""
    loads = sorted((-int(loads or 0), name) for name, _, loads, *_ in rows(listing) if name.isascii())
    return [(rank, name) for rank, (_, name) in enumerate(loads[: popular.MOST], 1)]


def modules(database: Path, names: set[str], ranks: dict[str, int]) -> dict[str, list[str]]:
    """Top-level module -> the popular packages that provide it, where they are not called so."""
    found: dict[str, set[str]] = defaultdict(set)
    users: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    query = "SELECT t.name, d.name FROM top_level_module_names t JOIN distributions d ON d.id = t.distribution_id"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        for module, package in connection.execute(query):
            users[module] += 1
            sizes[normalised(package)] += 1
            if normalised(package) in ranks and _PLAIN.fullmatch(module) and module.lower() not in _NOT_MEANT:
                found[module].add(normalised(package))
    known = {}
    for module, packages in found.items():
        itself = normalised(module)
        best = sorted(packages, key=ranks.__getitem__)
        silent = len(best) >= _SHARED or module in imports.STDLIB or module in standard.NAMESPACES
        silent = silent or (users[module] >= _COMMON and ranks[best[0]] > _KNOWN_WELL)
        silent = silent or (itself in names and sizes[best[0]] >= _COLLECTION)
        if best[0] != itself and not silent:
            known[module] = best[:_MOST_PROVIDERS]
    return known


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files; the same for the same input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("listing", type=Path, metavar="LISTING")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--date", type=date.fromisoformat, required=True, help="day up to which LISTING is complete")
    parser.add_argument("--npm", type=Path)
    parser.add_argument("--modules", type=Path)
    given = parser.parse_args(arguments)
    names, ranks = pypi(given.listing)
    files = {
        "pypi-names.bin": fingerprints.pack(names, given.date),
        "pypi-popular.txt.z": popular.pack((rank, name) for name, rank in ranks.items()),
    }
    if given.npm:
        files["npm-popular.txt.z"] = popular.pack(npm(given.npm))
    if given.modules:
        files["modules.txt.z"] = imports.pack(modules(given.modules, names, ranks))
    given.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (given.out / name).write_bytes(content)
        print(f"{name:20} {len(content):>9,} bytes")
    whole = sum(path.stat().st_size for path in given.out.iterdir())
    print(f"{len(names):,} names, {whole:,} bytes in all, of {BUDGET:,}")
    return int(whole > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
