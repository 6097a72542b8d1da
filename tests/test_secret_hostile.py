"""The secret engines and the mask on texts that are made to take their time, and on any text at all."""

from __future__ import annotations

import ast
import gc
import json
import os
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.engines import (
    secret_calls,
    secret_clauses,
    secret_commands,
    secret_formats,
    secret_stores,
    secret_telling,
    secret_text,
    secret_tokens,
    secret_tree,
    secret_urls,
)
from aisec_hooks.engines.detect_secrets import DetectSecrets
from aisec_hooks.engines.secret_places import Style
from aisec_hooks.engines.secrets import Secrets
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.mask import Mask
from aisec_hooks.model import Match, Note
from aisec_hooks.scrub import Text, covers
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.source import Source
from tests.hostile_texts import PIECES, WORDS, commands, pieces, repeated, short_lines

Extractor = Callable[[str, str], object]
SIZE = 60_000
MOST_GROWTH = 3.5
"""For a text twice as long: linear time gives 2, quadratic time 4."""
WORTH_TIMING = 0.15
"""Seconds below which nothing is compared: what is quadratic takes longer at this size, or does no harm."""
SLOW = 120e-6
"""Seconds for a character that nothing may take."""


def drained(items: Iterable[object]) -> None:
    deque(items, maxlen=0)


def source(path: str, text: str) -> Source:
    return Source(path, text.encode("utf-8", "surrogatepass"))


def looked_at(path: str, text: str) -> list[Match | Note | Unreported]:
    """What the engines say of a text; what they found is masked on every line."""
    of = source(path, text)
    found = [item for engine in (Secrets(), DetectSecrets()) if engine.wants(of) for item in engine.check(of)]
    matches = [m for m in found if isinstance(m, Match)]
    mask = Mask(of, matches, [u for u in found if isinstance(u, Unreported)])
    drained(mask.lines[m.span.start_line - 1] for m in matches)
    return found


def of_style(style: Style) -> Extractor:
    return lambda text, folded: drained(secret_text.values(text, folded, style))


def in_tree(text: str, _folded: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
    drained(secret_tree.literals(tree, list(range(1, text.count("\n") + 2))))


EXTRACTORS: dict[str, Extractor] = {
    "arguments": lambda text, folded: drained(secret_calls.arguments(text, folded, python=False)),
    "options": lambda text, folded: drained(secret_commands.options(text, folded)),
    "clauses": lambda text, folded: drained(secret_clauses.clauses(text, folded)),
    "encoded logins": lambda text, folded: drained(secret_stores.stored(text, folded, "a.json")),
    "logins": lambda text, folded: drained(secret_stores.stored(text, folded, ".pgpass")),
    "told": lambda text, folded: drained(secret_telling.told(text, folded, "a.js")),
    "formed": lambda text, folded: drained(secret_formats.formed(text, folded, "a.js")),
    "tokens": lambda text, folded: drained(secret_tokens.tokens(text, folded, "a.js")),
    "passwords": lambda text, _: drained(secret_urls.passwords(text, "a.js")),
    "literals": in_tree,
    "prose": lambda text, _: covers(Text(text), 0, len(text)),
    "program": lambda text, _: covers(Text(text, "a.js"), 0, len(text)),
    "settings": lambda text, _: covers(Text(text, "a.yml"), 0, len(text)),
    "engines": lambda text, _: looked_at("a.yml", text),
}
EXTRACTORS |= {f"values in {style.value}": of_style(style) for style in Style}


def seconds(extractor: Extractor, text: str) -> float:
    folded = fold(text)
    gc.disable()  # a collection of what other tests left would count
    begin = time.process_time()
    extractor(text, folded)
    spent = time.process_time() - begin
    gc.enable()
    return spent


def too_slow(extractor: Extractor, piece: str) -> Iterator[str]:
    """How a text of the piece makes an extractor slow; growth must show at twice and again at four times the text."""

    def least(text: str) -> float:
        return min(seconds(extractor, text) for _ in range(2))

    for made in (repeated, lambda piece, size: short_lines(piece, size // (len(piece) + 1))):
        text = made(piece, SIZE)
        first = seconds(extractor, text)
        if first < WORTH_TIMING:
            continue
        first = min(first, seconds(extractor, text))
        if first > SLOW * len(text):
            yield f"{piece!r}: {first / len(text) * 1e6:.0f} us a character"
        twice = least(made(piece, 2 * SIZE))
        if twice > MOST_GROWTH * first and least(made(piece, 4 * SIZE)) > MOST_GROWTH * twice:
            yield f"{piece!r}: {twice / first:.1f} times as long for twice the text, and so on"


# The near misses of one word stand for those of the others, which the same code looks at.
TRIED = [p for i, p in enumerate(pieces()) if p in PIECES or (p in commands() and i % 3 == 0) or i % 23 == 0]
SHARE = 1 if os.environ.get("AISEC_ALL_HOSTILE_TEXTS") else 24
"""Each extractor tries one in so many of them; all take half an hour."""


@pytest.mark.parametrize("name", EXTRACTORS)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    tried = TRIED[list(EXTRACTORS).index(name) % SHARE :: SHARE]
    assert [slow for piece in tried for slow in too_slow(EXTRACTORS[name], piece)] == []


FIVE_MB = 5_000_000
LARGE = ("a", "a1", "\\", '"', " ", "=", "(", "://a:a@", "key: ", "password=")


@pytest.mark.parametrize("piece", LARGE)
def test_a_line_of_five_megabytes(piece: str) -> None:
    begin = time.process_time()
    looked_at("a.yml", repeated(piece, FIVE_MB))
    assert time.process_time() - begin < 60


def test_many_lines_that_all_hold_a_secret() -> None:
    begin = time.process_time()
    found = looked_at("a.yml", "".join(f"password: Zq{i}xT\n" for i in range(20_000)))
    assert time.process_time() - begin < 30
    assert len([m for m in found if isinstance(m, Match)]) >= 20_000


def test_two_hundred_thousand_lines() -> None:
    begin = time.process_time()
    looked_at("a.yml", short_lines("password", 100_000) + short_lines("api_key:", 100_000))
    assert time.process_time() - begin < 60


# --- any text --------------------------------------------------------------------------------

VOCABULARY = (
    *PIECES,
    *WORDS,
    *commands(),
    "\r\n",
    "\r",
    "\n",
    "\x0c",
    "\ufeff",
    "\t",
    "'",
    '"',
    "= ",
    ": ",
    "Zq7!vXw2pLm9",
)
VALUES = st.text(alphabet="abcXYZ0189!#$%&*+-./:;<=>?@[]^_{|}~\\ \u00e9\u4e2d\U0001f600", max_size=30)
RANDOM = st.text(alphabet="abcdefghkmXYZWQRT0123456789!#%_-", min_size=8, max_size=40)
NAMES = st.sampled_from(
    (
        "db_password",
        "API_KEY",
        "smtpPassword",
        '"secret_key"',
        "'password'",
        "stripe_token",
        "password",
        "--password",
        "auth",
        "requirepass",
        "x-api-key",
        "login('bob', ",
        "mysql -p",
        "curl -u bob:",
        "ALTER USER a IDENTIFIED BY ",
        "?api_key",
        "postgres://bob:",
        "Authorization: Bearer ",
        "# the password is ",
        "server=a;password",
        "<password>",
        "users = [('a', ",
    )
)
OPERATORS = st.sampled_from(
    ("", "=", " = ", ": ", ':"', " := ", '", "', " == ", " ", "('", " =\t", " => ", ": |\n    ", " = (\n  ")
)
CLOSING = st.sampled_from(("", "@db.example.org/a", ")", ";", ",", "</password>", "\n", "\r\n", ")]", "  # x", "}"))
STATEMENTS = st.builds(
    lambda name, operator, quote, value, closing: f"{name}{operator}{quote}{value}{quote}{closing}",
    NAMES, OPERATORS, st.sampled_from(("", '"', "'", "`")), RANDOM, CLOSING,
)  # fmt: skip
ISSUED = st.builds(
    lambda start, body: start + body,
    st.sampled_from(("ghp" + "_", "AKIA", "sk_" + "live_", "xoxb-", "AIza", "glpat-", "npm_")),
    st.text(alphabet="abcdefghkmXYZWQRT0123456789", min_size=16, max_size=40),
)
NOISE = st.one_of(st.sampled_from(VOCABULARY), VALUES, st.text(max_size=4), ISSUED)
ANY_TEXT = st.lists(st.one_of(NOISE, STATEMENTS, STATEMENTS, st.just("\n")), max_size=12).map("".join)
PATHS = st.sampled_from(
    [
        "a.py",
        "a.js",
        "a.yml",
        "a.json",
        "a.sh",
        "Dockerfile",
        "a.html",
        "a.md",
        "a.txt",
        ".env",
        "a.ini",
        ".npmrc",
        ".pgpass",
        "tests/a.py",
        "locales/de.json",
        "a.ipynb",
        "package-lock.json",
        "x",
        "",
    ]
)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, PATHS)
def test_any_text(text: str, path: str) -> None:
    of = source(path, text)
    for engine in (Secrets(), DetectSecrets()):
        found = [item for item in engine.check(of) if isinstance(item, Match)]
        assert not found or engine.wants(of)
        for match in found:
            assert of.segment(match.span) == match.secret
            assert match.secret not in repr(match)
        if engine.name == "secrets":  # plugins know nothing of each other: `verdicts` settles that
            assert partly_overlapping(found) == []


def partly_overlapping(matches: list[Match]) -> list[tuple[Match, Match]]:
    """Those of which each holds a part of the other only."""
    spans = [(m, (m.span.start_line, m.span.start_column), (m.span.end_line, m.span.end_column)) for m in matches]
    return [(a, b) for a, start, end in spans for b, begin, stop in spans if start < begin < end < stop]


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, PATHS)
def test_any_text_is_masked_in_place(text: str, path: str) -> None:
    of = source(path, text)
    matches = [item for item in Secrets().check(of) if isinstance(item, Match)]
    lines = list(Mask(of, matches).lines)
    assert [len(line) for line in lines] == [len(line) for line in of.lines]
    shown = "\n".join(lines)
    assert not [
        m for m in matches if len(m.secret) >= 8 and m.secret in shown and m.secret_kind != "stand-in credential"
    ]


@pytest.mark.parametrize("length", [20, 400, 900, 3_000])
@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        (f'db_password = "{"Zq7!vX"}w2pLm9"', ".strip()", ""),
        ("db_password = ", '"a" if b else ', '"Zq7!vX" "w2pLm9"'),
        ("if x", ".lower()", ' == "Zq7!vX" "w2pLm9": pass'),
        ("", "db_password = ", '"Zq7!vX" "w2pLm9"'),
        ("db_password = ", "(a or ", '"x"'),
        ("users = ", "[", '"x"'),
    ],
)
def test_depth_is_no_danger(before: str, again: str, after: str, length: int) -> None:
    text = before + again * length + after + ")" * again.count("(a") * length + "]" * again.count("[") * length
    drained(Secrets().check(source("a.py", text)))


# --- places ----------------------------------------------------------------------------------

PASSWORD = "Zq7" + "vXw2" + "pLm9" + "Rt4s"


def places(path: str, data: bytes) -> list[tuple[int, int, int, int]]:
    """Where the credential above is said to be, in the file."""
    of = Source(path, data)
    found = [m for m in Secrets().check(of) if isinstance(m, Match) and PASSWORD in m.secret]
    spans = [of.locate(m.span).span for m in found]
    return [(s.start_line, s.start_column, s.end_line, s.end_column) for s in spans]


def expected(text: str) -> list[tuple[int, int, int, int]]:
    """The same by looking for it."""
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        at = line.find(PASSWORD)
        while at >= 0:
            found.append((number, at + 1, number, at + 1 + len(PASSWORD)))
            at = line.find(PASSWORD, at + 1)
    return found


ENDS = ("\n", "\r\n", "\r")
BEFORE = ("", "x = 1", "# \u4e2d\u00e9\U0001f600", "\x0c", "s = '\u4e2d'", "# a\x0b\x85\u2028b")


@pytest.mark.parametrize("path", ["a.py", "a.js", "a.yml", ".env", "a.sh", "tests.txt"])
@pytest.mark.parametrize("end", ENDS, ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_line_and_column(path: str, end: str, mark: str) -> None:
    separator = {"a.py": ' = "', "a.js": ' = "', "a.yml": ': "', ".env": "=", "a.sh": '="', "tests.txt": "="}[path]
    closing = '"' if separator.endswith('"') else ""
    lines = [*BEFORE, f"DB_PASSWORD{separator}{PASSWORD}{closing}", "", f"SMTP_PASSWORD{separator}{PASSWORD}{closing}"]
    text = end.join(lines) + end
    assert places(path, (mark + text).encode()) == expected(text)


def test_columns_count_characters_behind_wide_ones() -> None:
    text = f'a = "\u4e2d\u00e9\U0001f600"; db_password = "{PASSWORD}"; b = "\U0001f600"; smtp_password = "{PASSWORD}"\n'
    assert places("a.py", text.encode()) == expected(text)
    assert places("a.js", text.encode()) == expected(text)
    assert len(expected(text)) == 2


def test_several_on_one_line() -> None:
    names = ("db_password", "smtp_password", "redis_password", "ftp_password", "admin_password")
    text = "{" + ", ".join(f'"{name}": "{PASSWORD}{i}"' for i, name in enumerate(names)) + "}\n"
    for path in ("a.json", "a.js", "a.py"):
        assert [(p[0], p[1]) for p in places(path, text.encode())] == [p[:2] for p in expected(text)]
        assert len(places(path, text.encode())) == len(names)


def test_a_notebook() -> None:
    code = ["import os\n", "# \u4e2d\n", f'db_password = "{PASSWORD}"\n', "x = 1"]
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# a\n"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": code},
    ]
    text = json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1, ensure_ascii=False
    )
    of = Source("a.ipynb", text.encode())
    found = [m for m in Secrets().check(of) if isinstance(m, Match)]
    assert [m.secret for m in found] == [PASSWORD]
    where = of.locate(found[0].span)
    assert (where.cell, where.cell_line) == (2, 3)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if PASSWORD in one)
    assert (where.span.start_line, where.span.end_line) == (line, line)
    assert where.span.start_column == text.split("\n")[line - 1].find(PASSWORD) + 1


# --- values over several lines ---------------------------------------------------------------

ARMOUR = [
    ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ" + "C7VJTUt9Us8c")[i:] + "Kx9" * (i + 1) for i in range(4)
]
PEM = "-----BEGIN " + "PRIVATE KEY-----\n" + "\n".join(ARMOUR) + "\n-----END " + "PRIVATE KEY-----"


def key_lines(path: str, text: str) -> list[tuple[int, int]]:
    found = Secrets().check(source(path, text))
    return [(m.span.start_line, m.span.end_line) for m in found if isinstance(m, Match) and m.rule == "private-key"]


@pytest.mark.parametrize("end", ENDS, ids=["lf", "crlf", "cr"])
def test_a_key_block(end: str) -> None:
    text = "a\n\n" + PEM + "\nb\n"
    assert key_lines("a.pem", text.replace("\n", end)) == [(3, 8)]
    block = "tls:\n  key: |\n" + "".join(f"    {line}\n" for line in PEM.split("\n")) + "  other: 1\n"
    assert key_lines("a.yml", block.replace("\n", end)) == [(3, 8)]
    joined = "KEY = (\n" + "".join(f'    "{line}\\n"\n' for line in PEM.split("\n")) + ")\n"
    assert key_lines("a.py", joined.replace("\n", end)) == [(2, 7)]
    assert key_lines("a.json", '{\n "a": 1,\n "key": "' + PEM.replace("\n", "\\n") + '"\n}\n') == [(3, 3)]


def test_a_block_of_settings_and_a_value_in_brackets() -> None:
    assert places("a.yml", f"a: 1\ndb_password: |\n  {PASSWORD}\nb: 2\n".encode()) == [(3, 3, 3, 3 + len(PASSWORD))]
    text = f'a = 1\ndb_password = (\n    "{PASSWORD}"\n    "{PASSWORD[::-1]}"\n)\n'
    of = source("a.py", text)
    found = [m for m in Secrets().check(of) if isinstance(m, Match)]
    assert [(m.span.start_line, m.span.end_line) for m in found] == [(3, 4)]


# --- what an engine wants --------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*chain(commands(), WORDS), " ", "('a', '", "Zq7!vXw2pLm9", "')", "\n", "=", ": "]), max_size=12
    )
)
def test_nothing_is_found_where_nothing_is_wanted(parts: list[str]) -> None:
    for path in ("a.js", "a.yml", ".npmrc", "Dockerfile"):
        of = source(path, "".join(parts))
        for engine in (Secrets(), DetectSecrets()):
            assert engine.wants(of) or not [m for m in engine.check(of) if isinstance(m, Match)]
