"""Helpers of helpers, objects in objects, decorators, requests by other names: what blocks is marked `# finding`.

Each case was found by somebody who tried to break the engine: outside text, checks that never return and constants
that are several calls away.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aisec_hooks import pipeline
from aisec_hooks.model import Tier
from aisec_hooks.settings import Settings
from tests.flow_cases import marked

FOLDER = Path(__file__).parent / "call_cases"


@pytest.mark.parametrize("case", sorted(p.name for p in FOLDER.iterdir() if not p.name.startswith("__")))
def test_exactly_the_marked_lines_block(case: str) -> None:
    root = FOLDER / case
    paths = [root] if root.is_file() else [p for p in sorted(root.rglob("*")) if p.is_file() and p.suffix != ".pyc"]
    files = {"app.py" if p is root else p.relative_to(root).as_posix(): p.read_bytes() for p in paths}
    report = pipeline.check_files(files.items(), Settings())
    assert not [n for n in report.notes if n.kind.name != "SKIPPED"]
    blocking = [f for f in report.findings if f.tier is Tier.BLOCKING]
    found = {(f.location.path, f.location.span.start_line) for f in blocking}
    assert found == {(path, line) for path, data in files.items() for line in marked(data.decode())}
