"""How grave a record calls a weakness: in words, or as a vector of CVSS 3, of which the base score is computed."""

from __future__ import annotations

from typing import Any

_WORDS = {"LOW": 1, "MODERATE": 2, "MEDIUM": 2, "HIGH": 3, "CRITICAL": 4}
_BOUNDS = ((9.0, 4), (7.0, 3), (4.0, 2), (0.1, 1))
_WEIGHTS = {
    "AV": {"N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2},
    "AC": {"L": 0.77, "H": 0.44},
    "UI": {"N": 0.85, "R": 0.62},
    **{part: {"H": 0.56, "L": 0.22, "N": 0.0} for part in ("C", "I", "A")},
}
_PRIVILEGES = {"U": {"N": 0.85, "L": 0.62, "H": 0.27}, "C": {"N": 0.85, "L": 0.68, "H": 0.5}}


def severity(scores: list[Any] | None, *databases: Any) -> int:
    """1 low to 4 critical, 0 if nothing says; a database's own word counts before a score."""
    for database in databases:
        word = database.get("severity") if isinstance(database, dict) else None
        if isinstance(word, str) and word.upper() in _WORDS:
            return _WORDS[word.upper()]
    return max((_of_score(score) for score in scores or ()), default=0)


def _of_score(score: Any) -> int:
    vector = score.get("score") if isinstance(score, dict) else None
    if not isinstance(vector, str) or not vector.startswith("CVSS:3") or len(vector) > 200:
        return 0
    number = base_score(vector)
    return next((grave for least, grave in _BOUNDS if number >= least), 0)


def base_score(vector: str) -> float:
    """The base score of a vector such as "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 0 if it is none."""
    metrics = dict(part.partition(":")[::2] for part in vector.split("/")[1:])
    try:
        changed = {"U": False, "C": True}[metrics["S"]]
        weight = {name: values[metrics[name]] for name, values in _WEIGHTS.items()}
        privileges = _PRIVILEGES[metrics["S"]][metrics["PR"]]
    except KeyError:
        return 0.0
    lost = 1 - (1 - weight["C"]) * (1 - weight["I"]) * (1 - weight["A"])
    impact = 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 if changed else 6.42 * lost
    if impact <= 0:
        return 0.0
    exploitability = 8.22 * weight["AV"] * weight["AC"] * privileges * weight["UI"]
    return _rounded_up(min((1.08 if changed else 1.0) * (impact + exploitability), 10.0))


def _rounded_up(number: float) -> float:
    """To one decimal, upwards, without what binary fractions add (as the specification of 3.1 does)."""
    whole = round(number * 100_000)
    return whole / 100_000 if whole % 10_000 == 0 else (whole // 10_000 + 1) / 10
