"""What a file's path tells of its purpose."""

from __future__ import annotations

import re

from aisec_hooks import late

_TESTS = late.compiled(
    r"(?:^|/)(?:(?:tests?|_?testing|test_?data|fixtures|specs?|e2e)(?:/|\.py$)|conftest\.py$|test_[^/]*$|[^/]*_tests?\.py$)",
    re.IGNORECASE,
)


def is_test_code(path: str) -> bool:
    """Whether a file is there to test something."""
    return bool(_TESTS.search(path))
