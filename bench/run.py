"""The benchmark: the hook against the tools it wraps, side by side on the same commits, see README.md."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import curve, verdicts
from bench.measure import Crashed, Sample, run
from bench.scenarios import SCENARIOS, Repository, Staged, environment
from bench.verdicts import BANDIT, CACHED, COLD, SECRETS, SEMGREP, SUM

PROJECT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CURVE = "curve"


class Tool(NamedTuple):
    """A command to measure; `paths` says that it is given the staged files."""

    name: str
    command: tuple[str, ...]
    fine: tuple[int, ...] = (0, 1)
    paths: bool = True


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 0 whatever the numbers are, 1 if something crashed."""
    options = _options(argv)
    try:
        with tempfile.TemporaryDirectory(prefix="aisec-bench-") as folder:
            found = list(_measured(Path(folder).resolve(), options))
            points = list(_curve(Path(folder).resolve(), options))
    except Crashed as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    goals = list(verdicts.judged({scenario["key"]: scenario for scenario in found}, points))
    print("goals")
    for goal in goals:
        print(f"  {verdicts.line(goal)}")
    if options.json:
        sizes = [{"files": p.files, "lines": p.lines, "real_lines": p.real, **p.sample._asdict()} for p in points]
        document = {"environment": _environment(), "scenarios": found, "curve": sizes, "goals": goals}
        options.json.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run.py", description="Measure the hook against the tools it wraps.")
    add = parser.add_argument
    add("--runs", type=_positive, default=7, metavar="N", help="rounds of each scenario, at most 2 of d (default 7)")
    add("--files", type=_positive, default=2000, metavar="N", help="files of the repository (default 2000)")
    add("--only", type=_keys, default=[*SCENARIOS, CURVE], metavar="a,b", help=f"of {', '.join(SCENARIOS)} and {CURVE}")
    add("--sizes", type=_sizes, default=list(curve.SIZES), metavar="N,N", help="of the curve, in thousands of lines")
    add("--json", type=Path, metavar="FILE", help="write all numbers there too")
    return parser.parse_args(argv)


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("must be 1 or more")
    return int(text)


def _keys(text: str) -> list[str]:
    keys = text.split(",")
    if not set(keys) <= {*SCENARIOS, CURVE}:
        raise argparse.ArgumentTypeError(f"choose from {', '.join(SCENARIOS)} and {CURVE}")
    return sorted(set(keys))


def _sizes(text: str) -> list[int]:
    return sorted({_positive(size) for size in text.split(",")})


def _measured(folder: Path, options: argparse.Namespace) -> Iterator[verdicts.Scenario]:
    print(", ".join(f"{name} {value}" for name, value in _environment().items()))
    (folder / "home").mkdir()
    if options.only == [CURVE]:
        return
    repository = Repository(folder / "repository", folder / "home", options.files)
    tools = list(_tools())
    print(f"measured: {' '.join(tools[0].command)}\n", flush=True)
    _warm(tools, repository)
    for key in [key for key in options.only if key != CURVE]:
        repository.reset()
        staged = SCENARIOS[key].stage(repository)
        runs = min(options.runs, SCENARIOS[key].most_runs)
        before = _code()
        samples = _rounds(tools, repository, staged, runs)
        title, changed = SCENARIOS[key].title, _code() != before
        scenario = verdicts.scenario(key, title, staged, samples, code_changed=changed)
        print(_table(scenario), flush=True)
        yield scenario


def _curve(folder: Path, options: argparse.Namespace) -> Iterator[curve.Point]:
    """The scans of ever larger trees; none where they were left out, or the code was edited meanwhile."""
    if CURVE not in options.only:
        return
    before = _code()
    points = list(
        curve.measured(folder, (*_own(), "scan", "."), _variables(environment(folder / "home")), options.sizes)
    )
    print(f"a scan of a whole tree, on one core, once, load average {os.getloadavg()[0]:.1f}\n{curve.table(points)}")
    if _code() == before:
        yield from points
    else:
        print("  VOID: the code was edited while it was measured")
    print(flush=True)


def _own() -> tuple[str, ...]:
    return (str(BIN / "aisec"),) if (BIN / "aisec").exists() else (sys.executable, "-m", "aisec_hooks")


def _variables(variables: dict[str, str]) -> dict[str, str]:
    """So that our code is found where it is not installed."""
    return variables if (BIN / "aisec").exists() else {**variables, "PYTHONPATH": str(PROJECT)}


def _tools() -> Iterator[Tool]:
    """In the order of a round; Semgrep only where it is installed."""
    own = _own()
    yield Tool(COLD, (*own, "hook", "--no-cache"), paths=False)
    yield Tool(BANDIT, (str(BIN / "bandit"), "-q"))
    # it would ask vendors over the network whether what it found works
    yield Tool(SECRETS, (str(BIN / "detect-secrets-hook"), "--no-verify"))
    yield Tool(CACHED, (*own, "hook"), paths=False)
    semgrep = shutil.which("semgrep")
    if semgrep:
        rules = str(Path(__file__).resolve().parent / "semgrep.yml")
        quiet = ("scan", "--quiet", "--metrics=off", "--disable-version-check")
        yield Tool(SEMGREP, (semgrep, *quiet, "--config", rules), fine=(0,))


def _warm(tools: Sequence[Tool], repository: Repository) -> None:
    """Run everything once on a Python commit: byte-code is compiled, programs are in the page cache."""
    staged = SCENARIOS["b"].stage(repository)
    _rounds(tools, repository, staged, 1)


def _rounds(tools: Sequence[Tool], repository: Repository, staged: Staged, runs: int) -> dict[str, list[Sample]]:
    """Every tool in turn, so that what else the machine does hits all alike."""
    variables = _variables(repository.variables)
    samples: dict[str, list[Sample]] = {tool.name: [] for tool in tools}
    fill = next(tool for tool in tools if tool.name == CACHED)
    run(fill.command, repository.path, variables, fill.fine)
    for _ in range(runs):
        for tool in tools:
            command = [*tool.command, *(staged.paths if tool.paths else ())]
            samples[tool.name].append(run(command, repository.path, variables, tool.fine))
    pairs = zip(samples[BANDIT], samples[SECRETS], strict=True)
    samples[SUM] = [Sample(b.wall + s.wall, b.cpu + s.cpu, max(b.memory, s.memory)) for b, s in pairs]
    return samples


def _code() -> list[tuple[str, int]]:
    """The modules of the hook and when each was written."""
    return [(str(file), file.stat().st_mtime_ns) for file in sorted((PROJECT / "aisec_hooks").rglob("*.py"))]


def _table(scenario: verdicts.Scenario) -> str:
    kilolines = scenario["lines"] / 1000
    runs = len(next(iter(scenario["tools"].values()))["wall_s"])
    what = f"{scenario['title']} ({scenario['files']} files, {scenario['lines']} lines)"
    load = " ".join(f"{value:.1f}" for value in scenario["load"])
    lines = [f"{scenario['key']}  {what}; median of {runs}, load average {load}"]
    lines.append(f"  {'':30}{'wall ms':>10}{'fastest':>10}{'cpu ms':>10}{'memory MB':>11}{'KLOC/s':>9}")
    for name, numbers in scenario["tools"].items():
        wall, cpu = statistics.median(numbers["wall_s"]), statistics.median(numbers["cpu_s"])
        memory = statistics.median(numbers["memory_bytes"]) / 1e6
        times = f"{wall * 1000:>10.0f}{min(numbers['wall_s']) * 1000:>10.0f}{cpu * 1000:>10.0f}"
        lines.append(f"  {name:30}{times}{memory:>11.0f}{kilolines / wall:>9.1f}")
    if scenario["code_changed"]:
        lines.append("  VOID: the code was edited while it was measured")
    return "\n".join([*lines, ""])


def _environment() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    found = {"python": sys.version.split()[0], "cores": str(os.cpu_count())}
    for package in ("bandit", "detect-secrets", "semgrep"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not in this environment"
    return found


if __name__ == "__main__":
    sys.exit(main())
