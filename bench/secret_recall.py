"""Secret scanners side by side on one labelled corpus: recall and false-positive rate by kind, see README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.secret_corpus.assemble import samples
from bench.secret_tools import OWN, PEERS, Place, Run, Tool, run

PROJECT = Path(__file__).resolve().parent.parent
PEERS_HOME = PROJECT / ".bench" / "peers"
GOALS = (0.90, 0.01)
"""Recall at least, false-positive rate at most."""


class Label(NamedTuple):
    """A value of the corpus: where it stands, and whether it is a secret."""

    kind: str
    path: str
    lines: range
    positive: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Write the corpus, run every tool over it, print the tables; 1 if ours misses its goals."""
    options = _options(argv)
    with tempfile.TemporaryDirectory(prefix="aisec-secrets-") as home:
        folder = options.files or Path(home, "corpus")
        labels = _apart(_labelled(options.labels) if options.labels else _written(folder, options.seed))
        variables = {**os.environ, "HOME": home, "PYTHONPATH": str(PROJECT)}
        runs = {}
        for tool, binaries in _tools(peers=not options.no_peers):
            runs[tool.name] = run(tool, folder.resolve(), binaries, variables)
            print(f"{tool.name}: {runs[tool.name].seconds:.1f} s", file=sys.stderr)
    print(_tables(labels, runs))
    for label in labels if options.show else ():
        blocked, told = (_hit(label, runs[tool.name].found) for tool in OWN[:2])
        if blocked != label.positive or (told and not blocked):
            how = "advice" if told and not blocked else "false" if blocked else "missed"
            print(f"{how:7}{'+' if label.positive else '-'} {label.kind:40} {label.path}:{label.lines.start}")
    ours = _rates(labels, runs[OWN[0].name].found)
    return 0 if ours[0] >= GOALS[0] and ours[1] <= GOALS[1] else 1


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench/secret_recall.py", description="Compare secret scanners on one corpus."
    )
    add = parser.add_argument
    add("--seed", type=int, default=0, metavar="N", help="of the generated corpus")
    add("--no-peers", action="store_true", help="only what is installed already")
    add("--show", action="store_true", help="name what ours gets wrong")
    add("--labels", type=Path, metavar="FILE", help="another corpus: JSON lines with file, line, label, kind")
    add("--files", type=Path, metavar="DIR", help="the files that the labels speak of")
    return parser.parse_args(argv)


def _written(folder: Path, seed: int) -> Iterator[Label]:
    """The generated corpus, each sample in a folder of its own."""
    for number, sample in enumerate(samples(seed)):
        path = f"{number:05}/{sample.path}"
        target = folder / path
        target.parent.mkdir(parents=True)
        target.write_text(sample.text, encoding="utf-8", newline="")
        lines = range(sample.line, sample.line + sample.secret.count("\n") + 1)
        yield Label(sample.kind, path, lines, sample.positive)


def _labelled(file: Path) -> Iterator[Label]:
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        lines = range(row["line"], row["line"] + str(row.get("value", "")).count("\n") + 1)
        yield Label(row["kind"], row["file"], lines, row["label"] == "secret")


def _apart(labels: Iterable[Label]) -> list[Label]:
    """Without the look-alikes on lines that hold a secret too, where a finding says nothing of them."""
    every = list(labels)
    taken = {(label.path, line) for label in every if label.positive for line in label.lines}
    return [label for label in every if label.positive or not _hit(label, taken)]


def _tools(*, peers: bool) -> Iterator[tuple[Tool, Path]]:
    """With the folder of each one's program; peers are installed into an environment of their own."""
    for tool in OWN:
        yield tool, Path(sys.executable).parent
    if not peers:
        return
    binaries = PEERS_HOME / "bin"
    if not binaries.exists():
        venv.create(PEERS_HOME, with_pip=True)
        packages = [tool.package for tool in PEERS]
        command = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, *packages], check=True)  # noqa: S603  # the names are our own
    for tool in PEERS:
        yield tool, binaries


def _hit(label: Label, found: Collection[Place]) -> bool:
    return any((label.path, line) in found for line in label.lines)


def _rates(labels: Sequence[Label], found: frozenset[Place]) -> tuple[float, float]:
    """(recall, false-positive rate)."""

    def share(positive: bool) -> float:
        chosen = [label for label in labels if label.positive is positive]
        return sum(_hit(label, found) for label in chosen) / max(1, len(chosen))

    return share(True), share(False)


def _tables(labels: Sequence[Label], runs: Mapping[str, Run]) -> str:
    positives = sum(label.positive for label in labels)
    lines = [f"{positives} secrets, {len(labels) - positives} look-alikes", f"{'':22}{'recall':>8}{'false':>8}{'s':>7}"]
    for name, done in runs.items():
        recall, false = _rates(labels, done.found)
        lines.append(f"{name:22}{recall:>8.3f}{false:>8.3f}{done.seconds:>7.1f}")
    kinds: dict[tuple[bool, str], list[Label]] = defaultdict(list)
    for label in labels:
        kinds[not label.positive, label.kind].append(label)
    lines += ["", f"{'share that is reported, by kind':44}{'n':>5}" + "".join(f"{name[:15]:>17}" for name in runs)]
    for (_, kind), group in sorted(kinds.items()):
        shares = (sum(_hit(label, done.found) for label in group) / len(group) for done in runs.values())
        lines.append(f"{kind:44}{len(group):>5}" + "".join(f"{share:>17.2f}" for share in shares))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
