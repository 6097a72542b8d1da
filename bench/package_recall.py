"""How well names of packages are told apart: `python bench/package_recall.py LISTING`, as the build has it."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aisec_hooks.dependencies import names
from bench.package_names import pypi

SAMPLE = 20_000
INVENTED = 2_000
_SUBJECTS = (
    "flask fastapi django requests pandas numpy redis celery sqlalchemy pydantic aiohttp openai langchain torch aws "
    "azure gcp kafka postgres mongo jwt oauth graphql grpc stripe slack pdf csv excel s3"
).split()
_MATTERS = (
    "auth rate cache secure async smart auto json config schema session token webhook audit health retry queue stream "
    "upload search admin metrics rest swagger prompt vector"
).split()
_KINDS = "helper utils validator manager toolkit middleware client wrapper kit tools extended limiter connector".split()


def invented(random_: random.Random, known: set[str]) -> list[str]:
    """Names such as assistants make up, without those that exist."""
    made = {
        f"{random_.choice(_SUBJECTS)}-{random_.choice(_MATTERS)}-{random_.choice(_KINDS)}" for _ in range(2 * INVENTED)
    }
    return sorted(made - known)[:INVENTED]


def share(of: Sequence[str], judged: Callable[[str], object]) -> str:
    """How many of some names are judged so, and how long one takes."""
    started = time.process_time()
    yes = sum(bool(judged(name)) for name in of)
    micros = (time.process_time() - started) / len(of) * 1e6
    return f"{yes:>7,} of {len(of):>7,}  {yes / len(of):8.3%}  {micros:6.1f} us each"


def once(judged: Callable[[str], object], name: str) -> str:
    """How long the first time takes."""
    started = time.process_time()
    judged(name)
    return f"{(time.process_time() - started) * 1e3:.2f} ms"


def main() -> int:
    """Print the shares."""
    print(f"{'first look-up':34} {once(names.exists, 'requests')}")
    print(f"{'first absent name':34} {once(names.exists, 'no-such-name-at-all')}")
    print(f"{'first comparison':34} {once(names.similar, 'requets')}")
    random_ = random.Random(7)  # noqa: S311  # a sample
    known, ranks = pypi(Path(sys.argv[1]))
    real, made = sorted(known), invented(random_, known)
    print(f"{'real names that exist':34} {share(real, names.exists)}")
    print(f"{'invented names that exist':34} {share(made, names.exists)}")
    print(f"{'invented names with a suggestion':34} {share(made, names.similar)}")
    print(f"{'real names, look-alikes':34} {share(random_.sample(real, SAMPLE), names.is_squat_like)}")
    print(f"{'popular names, look-alikes':34} {share(sorted(ranks), names.is_squat_like)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
