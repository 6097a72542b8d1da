"""What all tests share: golden files and how Hypothesis runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from aisec_hooks import kept
from tests import osv

GOLDEN = Path(__file__).parent / "golden"

# no clocks in tests: a slow machine is no failure, and the same examples are tried everywhere
settings.register_profile("aisec", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("aisec")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session", autouse=True)
def _advisories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A few known vulnerabilities instead of those that whoever runs the tests has downloaded."""
    before = os.environ.get(kept.VARIABLE)
    os.environ[kept.VARIABLE] = str(tmp_path_factory.mktemp("cache"))
    osv.install(osv.FACTS)
    yield
    if before is None:
        del os.environ[kept.VARIABLE]
    else:
        os.environ[kept.VARIABLE] = before


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text): the text is that of tests/golden/<name>."""
    rewrite = request.config.getoption("--rewrite-golden")

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.exists(), f"{path} is missing: write it with --rewrite-golden"
        assert text == path.read_bytes().decode("utf-8")

    return check
