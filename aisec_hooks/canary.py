"""A self-check: the rules as they are loaded must find what they are there for."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks.model import FileResult, Note, NoteKind
from aisec_hooks.syntax.source import Kind

_VALUE = "q7Zr3vW1nB6tYk0LmX5c"  # aisec: ignore[high-entropy-string] -- made up

SAMPLES = {
    Kind.TEXT: ("canary.env", f"DB_PASSWORD={_VALUE}\n", {"hardcoded-secret"}),
    Kind.PYTHON: (
        "canary.py",
        "import pickle, requests\n"
        "from flask import request\n"
        "def view(db):\n"
        "    db.execute(f\"SELECT a FROM t WHERE b = '{request.args['b']}'\")\n"
        "    requests.get(request.args['u'], verify=False)\n"
        "    return pickle.loads(request.data)\n",
        {"sql-injection", "insecure-deserialization", "certificate-check-off"},
    ),
}
"""By kind of file: a path, a text with weaknesses, and the rules of ours and of wrapped engines that must report it."""


def sample(kind: Kind) -> tuple[str, bytes]:
    """(path, content) of the sample that is checked along with files of a kind; a notebook is as good as Python."""
    path, text, _ = SAMPLES[Kind.TEXT if kind is Kind.TEXT else Kind.PYTHON]
    return path, text.encode()


def complaints(kind: Kind, result: FileResult) -> Iterator[Note]:
    """A failure for every rule that did not find its sample."""
    path, _, expected = SAMPLES[Kind.TEXT if kind is Kind.TEXT else Kind.PYTHON]
    for rule in sorted(expected - {f.rule for f in result.findings}):
        message = f"self-check: the rule {rule} does not find its sample, so nothing that was checked can be relied on"
        yield Note(path=path, kind=NoteKind.FAILED, message=message, engine="self-check")
