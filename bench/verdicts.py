"""What the numbers are held against."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypedDict

from bench.curve import Point
from bench.measure import Sample
from bench.scenarios import Staged

COLD, CACHED = "aisec, cold", "aisec, cached"
BANDIT, SECRETS, SEMGREP = "bandit", "detect-secrets-hook", "semgrep"
SUM = "bandit + detect-secrets-hook"


class Numbers(TypedDict):
    """Of one tool in one scenario, a value a run."""

    wall_s: list[float]
    cpu_s: list[float]
    memory_bytes: list[int]


class Scenario(TypedDict):
    """A scenario as it was measured; `load` is the machine's load average at its end.

    Where the code under test changed meanwhile its runs are not of one program, and none was a cached one.
    """

    key: str
    title: str
    files: int
    lines: int
    load: tuple[float, float, float]
    code_changed: bool
    tools: dict[str, Numbers]


class Verdict(TypedDict):
    """A goal; `value` and `met` are None where a scenario it needs was left out or is void."""

    goal: str
    limit: float
    at_least: bool
    value: float | None
    met: bool | None


class _GoalOfCurve(NamedTuple):
    text: str
    value: Callable[[Sequence[Point]], float]
    limit: float
    at_least: bool = False


class _Goal(NamedTuple):
    text: str
    needs: str
    value: Callable[[Mapping[str, Scenario]], float]
    limit: float
    at_least: bool = False


def scenario(
    key: str, title: str, staged: Staged, samples: Mapping[str, Sequence[Sample]], *, code_changed: bool
) -> Scenario:
    """The samples of a scenario as they are printed and written."""
    files, lines = len(staged.paths), staged.lines
    tools = {
        name: Numbers(
            wall_s=[s.wall for s in taken], cpu_s=[s.cpu for s in taken], memory_bytes=[s.memory for s in taken]
        )
        for name, taken in samples.items()
    }
    load = os.getloadavg()
    return Scenario(key=key, title=title, files=files, lines=lines, load=load, code_changed=code_changed, tools=tools)


def judged(found: Mapping[str, Scenario], points: Sequence[Point]) -> Iterator[Verdict]:
    """Every goal with what was measured for it."""
    found = {key: each for key, each in found.items() if not each["code_changed"]}
    for goal in _GOALS:
        yield _verdict(goal, goal.value(found) if set(goal.needs) <= found.keys() else None)
    for goal_of_curve in _GOALS_OF_CURVE:
        yield _verdict(goal_of_curve, goal_of_curve.value(points) if len(points) > 1 else None)


def _verdict(goal: _Goal | _GoalOfCurve, value: float | None) -> Verdict:
    met = None if value is None else (value >= goal.limit if goal.at_least else value <= goal.limit)
    return Verdict(goal=goal.text, limit=goal.limit, at_least=goal.at_least, value=value, met=met)


def line(verdict: Verdict) -> str:
    """A verdict for people."""
    sign = ">=" if verdict["at_least"] else "<="
    if verdict["value"] is None:
        said = "not measured"
    else:
        said = f"{verdict['value']:>7.2f}  {'met' if verdict['met'] else 'NOT met'}"
    return f"{verdict['goal']:62}{sign} {verdict['limit']:<7g}{said}"


def _wall(found: Mapping[str, Scenario], key: str, tool: str) -> float:
    return statistics.median(found[key]["tools"][tool]["wall_s"])


_GOALS = (
    _Goal(
        "a, cold: wall time over that of bandit + detect-secrets in b",
        "ab",
        lambda found: _wall(found, "a", COLD) / _wall(found, "b", SUM),
        0.5,
    ),
    _Goal(
        "b, cold: wall time over that of bandit + detect-secrets",
        "b",
        lambda found: _wall(found, "b", COLD) / _wall(found, "b", SUM),
        0.75,
    ),
    _Goal(
        "b, cold: wall time over that of bandit alone (an aim)",
        "b",
        lambda found: _wall(found, "b", COLD) / _wall(found, "b", BANDIT),
        1.0,
    ),
    _Goal(
        "b, cached: wall time over that of bandit + detect-secrets",
        "b",
        lambda found: _wall(found, "b", CACHED) / _wall(found, "b", SUM),
        0.5,
    ),
    _Goal(
        "e, cold: wall time over that of bandit + detect-secrets",
        "e",
        lambda found: _wall(found, "e", COLD) / _wall(found, "e", SUM),
        1.0,
    ),
    _Goal(
        "d, cold: lines a second over bandit's",
        "d",
        lambda found: _wall(found, "d", BANDIT) / _wall(found, "d", COLD),
        1.0,
        at_least=True,
    ),
    _Goal(
        "d, cold: memory in MB",
        "d",
        lambda found: statistics.median(found["d"]["tools"][COLD]["memory_bytes"]) / 1e6,
        250.0,
    ),
)

_GOALS_OF_CURVE = (
    _GoalOfCurve(
        "curve: KLOC a second of one core, the largest tree", lambda points: points[-1].speed, 20.0, at_least=True
    ),
    _GoalOfCurve("curve: memory in MB, the largest tree", lambda points: points[-1].sample.memory / 1e6, 400.0),
    _GoalOfCurve(
        "curve: time a line, the largest tree over the next",
        lambda points: points[-2].speed / points[-1].speed,
        1.15,
    ),
)
