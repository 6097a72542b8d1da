"""Prints how many samples there are of each kind: `python -m bench.secret_corpus [SEED]`; `--show KIND` prints them."""

from __future__ import annotations

import argparse
from collections import Counter

from bench.secret_corpus import samples


def main() -> None:
    """Count, or show."""
    parser = argparse.ArgumentParser(prog="python -m bench.secret_corpus", description=__doc__)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--show", metavar="KIND", help="print the files of a kind")
    given = parser.parse_args()
    made = samples(given.seed)
    if given.show:
        for sample in made:
            if sample.kind == given.show:
                print(f"##### {sample.path}, line {sample.line}: {sample.secret}\n{sample.text}")
        return
    counts = Counter(sample.kind for sample in made)
    for start in ("pos/", "neg/"):
        kinds = sorted(kind for kind in counts if kind.startswith(start))
        for kind in kinds:
            print(f"{counts[kind]:5}  {kind}")
        print(f"{sum(counts[kind] for kind in kinds):5}  {start}* in {len(kinds)} kinds\n")


if __name__ == "__main__":
    main()
