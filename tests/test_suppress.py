"""Suppression comments: where one counts as a comment, and what stays quick however many there are."""

from __future__ import annotations

import json

import pytest

from aisec_hooks import pipeline, suppress
from aisec_hooks.examine import examine
from aisec_hooks.model import Location, Report, Span, Suppression
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings
from aisec_hooks.syntax.source import Source

MARKER = "aisec: ignore[assert-used] -- why"


def check(path: str, text: str) -> Report:
    return pipeline.check_files([(path, text.encode())], Settings())


def found(path: str, text: str) -> list[Suppression]:
    source = Source(path, text.encode())
    return list(suppress.find(source, source.lines, str, NAMES))


def notebook(*cells: dict[str, object], language: str = "python") -> str:
    metadata = {"kernelspec": {"name": "k", "language": language}}
    return json.dumps({"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def code(source: str, *outputs: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": source, "outputs": list(outputs)}


# --- what is a comment -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.js", f"x() // {MARKER}"),
        ("a.js", f"x() //{MARKER}"),
        ("a.js", f"/* {MARKER} */"),
        ("a.js", f" * {MARKER}"),
        ("a.tsx", f"<b>{{x}}</b> {{/* {MARKER} */}}"),
        ("a.js", f'x("it\'s") // {MARKER}'),
        ("a.yaml", f"note: it's so  # {MARKER}"),
        ("a.yaml", f"### {MARKER}"),
        ("a.html", f"<p><!-- {MARKER} -->"),
        ("a.html", f"<!-- {MARKER} -->"),
        ("a.j2", f"{{# {MARKER} #}}"),
        ("a.sql", f"select 'x'  -- {MARKER}"),
        ("a.ini", f";; {MARKER}"),
        ("a.tex", f"% {MARKER}"),
        ("a.bat", f"rem {MARKER}"),
        ("a.py", f"x = '#'  # noqa # {MARKER}"),
        ("a.py", f"x = (  # {MARKER}"),
    ],
)
def test_a_comment_counts_in_any_language(path: str, line: str) -> None:
    (suppression,) = found(path, line + "\n")
    assert suppression.rules == ("assert-used",)
    assert suppression.reason == "why"
    assert not suppression.problem


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.js", f'x = "{MARKER}"'),
        ("a.js", f'x = "y // {MARKER}"'),
        ("a.js", f"x = 'y // {MARKER}'"),
        ("a.js", f"x = `y # {MARKER}`"),
        ("a.js", f'x = "\\" // {MARKER}"'),
        ("a.js", f"x = `it's // {MARKER}`"),
        ("a.js", f"x = y*{MARKER}"),
        ("a.js", f"x * {MARKER}"),
        ("a.yaml", f"key: {MARKER}"),
        ("a.yaml", f"url: http://{MARKER}"),
        ("a.yaml", f"key: a# {MARKER}"),
        ("a.json", f'{{"#": "# {MARKER}"}}'),
        ("a.md", f"write {MARKER}"),
        ("a.py", f"x = '# {MARKER}'"),
        ("a.py", f"'''\n# {MARKER}\n'''"),
        ("a.py", f"x = ('# {MARKER}'"),
    ],
)
def test_what_is_no_comment_does_not_count(path: str, line: str) -> None:
    assert found(path, line + "\n") == []


def test_a_string_does_not_silence_a_secret() -> None:
    secret = "".join(f"{n * 37 % 251:02x}" for n in range(20))
    line = f'const api_key = "{secret}"; const x = "aisec: ignore[hardcoded-secret] -- ok"\n'
    assert [f.rule for f in check("a.js", line).findings] == ["hardcoded-secret"]
    assert check("a.js", line.replace('const x = "aisec', "// aisec").replace('ok"', "ok")).findings == ()


@pytest.mark.parametrize("language", ["python", "R"])
def test_only_code_cells_of_a_notebook_have_comments(language: str) -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": [f"# {MARKER}\n"]}
    text = notebook(
        {"cell_type": "markdown", "metadata": {}, "source": f"# {MARKER}"},
        code(f"x = '# {MARKER}'\ny = 1 # {MARKER}", stream),
        {"cell_type": "raw", "metadata": {}, "source": f"# {MARKER}"},
        language=language,
    )
    assert [(s.location.cell, s.location.cell_line) for s in found("a.ipynb", text)] == [(2, 2)]


def test_cells_in_other_languages_and_broken_ones_have_comments_too() -> None:
    text = notebook(code(f"%%bash\ncurl x # {MARKER}"), code(f"x = = 1 # {MARKER}"), code(f"y = 1 # {MARKER}"))
    assert [(s.location.cell, s.location.cell_line) for s in found("a.ipynb", text)] == [(1, 2), (2, 1), (3, 1)]


# --- what it covers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        (f"x = f(\n    1,\n)  # {MARKER}\ny = 1\n", (1, 2, 3)),
        (f"# {MARKER}\nx = f(\n    1,\n)\n", (1, 2, 3, 4)),
        (f"# {MARKER}\n# and more\nx = 1\n", (1, 3)),
        (f"if f(\n    x\n):  # {MARKER}\n    y = 1\n", (1, 2, 3)),
        (f"try:\n    x = 1\nexcept E:\n    y = f(\n        1  # {MARKER}\n    )\n", (4, 5, 6)),
        (f"x = 1  # see # {MARKER}\ny = 1\n", (1,)),
        (f"x = [\n{'    1,' * 30}\n]  # {MARKER}\n".replace(",", ",\n"), (33,)),
    ],
)
def test_a_comment_covers_its_statement(text: str, covers: tuple[int, ...]) -> None:
    (suppression,) = found("a.py", text)
    assert suppression.covers == covers


# --- which are new ---------------------------------------------------------------------------


def comment(line: int, reason: str = "why") -> Suppression:
    span = Span(start_line=line, start_column=1, end_line=line, end_column=9)
    location = Location(path="a.py", span=span)
    return Suppression(location=location, covers=(line,), rules=("assert-used",), until="", reason=reason)


def test_added_comments_are_counted() -> None:
    assert suppress.added([comment(5), comment(9)], [comment(1)]) == [comment(9)]
    assert suppress.added([comment(5), comment(9, "other")], [comment(1)]) == [comment(9, "other")]
    assert suppress.added([comment(9)], [comment(1), comment(2)]) == []


# --- hostile input: each took minutes when its time grew with the square ---------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f"assert x # {MARKER}\n" * 10_000),
        ("a.py", 'x = f"' + "{a}" * 100_000),
        ("a.py", 'x = f"' + "{a}" * 100_000 + '"\n)\n'),
        ("a.ipynb", notebook(code("assert x;\t" * 20_000))),
        ("a.ipynb", notebook(code("")).replace('""', json.dumps(["assert x;\t"] * 1500))),
        ("a.ipynb", notebook(code(f"assert x # {MARKER}\n" * 10_000))),
        ("a.js", (" " * 9_000 + f"x {MARKER}" + " " * 900 + "\n") * 200),
        ("a.js", ("aisec: ignore " * 700 + "\n") * 200),
        ("a.js", ("# " * 4_900 + MARKER + "\n") * 200),
        ("a.js", ("I'm" * 3_000 + f"  // {MARKER}\n") * 200),
    ],
    ids=["comments", "open", "closed", "one-string", "fragments", "cells", "spaces", "markers", "openers", "quotes"],
)
def test_time_grows_with_the_size(path: str, text: str) -> None:
    assert check(path, text).failures == ()


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (".env.production", "DB_PASSWORD=@@ # %"),
        ("conf/app.yaml", "db_password: @@ # %"),
        ("conf/app.yaml", "db_password: '@@' # %"),
        ("app.ini", "password = @@ ; %"),
        ("app.toml", 'db_password="@@" # %'),
        ("deploy.sh", "export DB_PASSWORD=@@ # %"),
    ],
)
def test_comment_behind_a_value_that_is_masked_to_the_end_of_its_line(path: str, line: str) -> None:
    value = "Zebra19" + "Kx"
    comment = f"aisec: ignore[hardcoded-secret] -- not {value} any more"
    text = line.replace("@@", value).replace("%", comment)
    result = examine(path, f"{text}\n".encode(), b"k" * 16)
    (found,) = result.suppressions
    assert found.rules == ("hardcoded-secret",) and not found.problem
    assert found.reason.startswith("not ") and value not in found.reason
    applied = suppress.apply(result, None, NAMES)
    assert [f.rule for f in applied.kept if f.rule != "sensitive-file"] == []
