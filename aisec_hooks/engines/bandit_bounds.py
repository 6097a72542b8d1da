"""Two pieces of Bandit whose time explodes on hostile code, with the same results in bounded time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

MOST_ANSWERS = 200
"""Questions about the names of one function; each costs a look at all its statements."""


class LinearSql:
    """Bandit's pattern for SQL.

    `select\\s.*from\\s` and the like read the rest of the text again for every `select` in it.
    """

    _PAIRS = (
        (re.compile(r"select\s", re.IGNORECASE), re.compile(r"from\s", re.IGNORECASE)),
        (re.compile(r"insert\s+into\s", re.IGNORECASE), re.compile(r"values[\s(]", re.IGNORECASE)),
        (re.compile(r"update\s", re.IGNORECASE), re.compile(r"set\s", re.IGNORECASE)),
    )
    _DELETE = re.compile(r"delete\s+from\s", re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """A match where Bandit's pattern has one; what it covers is not the same."""
        for first, second in self._PAIRS:
            start = first.search(text)
            if start is not None and (end := second.search(text, start.end())) is not None:
                return end
        return self._DELETE.search(text)


def remembering(evaluate_var: Callable[..., bool]) -> Callable[..., bool]:
    """Bandit's `evaluate_var`, asked once for each name and line of a function.

    It follows `a = b` back to every earlier `b = a`, and so on: as many ways as two to the number of lines.
    The answers stand on the function's node and go with the tree.
    """

    def evaluate(xss_var: Any, parent: Any, until: int, ignore_nodes: Any = None) -> bool:
        answers = vars(parent).setdefault("_bandit_answers", {})
        key = (getattr(xss_var, "id", None), until, ignore_nodes)
        if key not in answers:
            if len(answers) >= MOST_ANSWERS:
                raise RecursionError
            answers[key] = evaluate_var(xss_var, parent, until, ignore_nodes)
        return bool(answers[key])

    return evaluate


def bound(code: str, names: dict[str, Any]) -> None:
    """Put the replacements for a test's code into the module it is from, given as its global names."""
    if code == "B608":
        names["SIMPLE_SQL_RE"] = LinearSql()
    elif code == "B703":
        names["evaluate_var"] = remembering(names["evaluate_var"])
