"""The formats of issued tokens: every one is found, nothing like it is, and no text makes them slow."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aisec_hooks.engines import rotation
from aisec_hooks.engines import token_checks as checks
from aisec_hooks.engines.secret_codes import PLUGINS
from aisec_hooks.engines.secret_randomness import is_uuid
from aisec_hooks.engines.secret_tokens import Token, begins, tokens
from aisec_hooks.engines.token_formats import THEMES, formats, services
from aisec_hooks.engines.token_formats.layout import Format
from aisec_hooks.model import Confidence
from aisec_hooks.syntax.folded import fold
from aisec_hooks.syntax.regex_ambiguity import Whole, growth
from tests.token_samples import FINISHED, codes, made, sample, secret, tree, web_token

HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM
FORMATS = [known for theme in THEMES for known in formats(theme)]
NAMES = [f"{n} {known.kind}" for n, known in enumerate(FORMATS)]
each_format = pytest.mark.parametrize("known", FORMATS, ids=NAMES)


def found(text: str, path: str = "app.py") -> list[Token]:
    return list(tokens(text, fold(text), path))


def shown(known: Format, token: str) -> str:
    """A line of a program that holds the token as one does, behind the name of its service if it needs one."""
    if not known.near:
        return f'client = Client("{token}")\n'
    word = known.near[0]
    name = word if word.endswith(("key", "secret")) else f"{word}_api_key"
    return f'{name} = "{token}"\n'


def of_format(text: str, known: Format) -> list[Token]:
    return [t for t in found(text) if t.format.kind == known.kind]


def test_the_tables_are_broad() -> None:
    assert len(FORMATS) >= 170 and len(services()) >= 130
    assert {kind for kinds in services().values() for kind in kinds} == {known.kind for known in FORMATS}


@each_format
def test_a_token_of_the_format_is_found_whole(known: Format) -> None:
    for seed in range(2):
        token = sample(known, seed)
        text = shown(known, token)
        expected = min(known.confidence, MEDIUM) if known.near and is_uuid(token) else known.confidence
        assert known.near or begins(text)
        assert [(t.format.service, text[t.start : t.end], t.confidence) for t in found(text)] == [
            (known.service, secret(known, token), expected)
        ]


@each_format
def test_what_is_too_short_is_not_found(known: Format) -> None:
    token = sample(known, shortest=True)[:-1]
    if not any(re.fullmatch(other.pattern, token) for other in FORMATS if other.service == known.service):
        assert of_format(shown(known, token), known) == []


@each_format
def test_what_has_other_characters_is_not_found(known: Format) -> None:
    token = sample(known, shortest=True)
    body = secret(known, token)
    middle = token.index(body) + len(body) * 2 // 5
    assert of_format(shown(known, f"{token[:middle]}\u00e9{token[middle + 1 :]}"), known) == []


@each_format
def test_what_is_masked_is_not_found(known: Format) -> None:
    token = sample(known)
    body = secret(known, token)
    masked = token.replace(body, body[:4] + re.sub(r"[A-Za-z0-9]", "x", body[4:]))
    assert of_format(shown(known, masked), known) == []


@each_format
def test_what_goes_on_to_the_left_is_not_found(known: Format) -> None:
    token = sample(known)
    assert of_format(shown(known, f"Q7Q7{token}"), known) == []


@pytest.mark.parametrize("known", [k for k in FORMATS if k.near], ids=lambda k: f"{k.kind} {k.pattern[:20]}")
def test_without_the_name_of_its_service_it_is_not_found(known: Format) -> None:
    assert of_format(f'value = "{sample(known)}"\n', known) == []
    assert of_format(f'# {known.near[0]}\nvalue = "{sample(known)}"\n', known) == []


@pytest.mark.parametrize("known", [k for k in FORMATS if k.valid], ids=lambda k: f"{k.kind} {k.pattern[:20]}")
def test_with_another_checksum_it_blocks_only_in_a_program(known: Format) -> None:
    token = sample(known)
    assert known.valid is not None and known.valid(token)
    if known.valid is checks.is_macaroon:
        other = "pypi-AgE" + made("[A-Za-z0-9_-]{120}", random.Random(5))
    else:
        other = token[:-1] + ("1" if token[-1] != "1" else "2")
    assert not known.valid(other)
    assert [t.confidence for t in found(shown(known, other), "docs/app.py")] == [MEDIUM]
    assert [t.confidence for t in found(shown(known, other))] == [known.confidence]


@pytest.mark.parametrize("known", [k for k in FORMATS if k.required], ids=lambda k: f"{k.kind} {k.pattern[:20]}")
def test_without_its_structure_it_is_something_else(known: Format) -> None:
    other = (
        web_token({"role": "anon"}, random.Random(1))
        if "eyJ" in known.starts
        else made(known.pattern, random.Random(1))
    )
    assert of_format(shown(known, other), known) == []


# --- time --------------------------------------------------------------------------------------


@each_format
def test_the_pattern_is_linear(known: Format) -> None:
    grows = growth(known.pattern, 0, Whole.PREFIX)
    assert not grows.exponential and grows.degree <= 1
    _bounded(tree(known.pattern), inside=False)


def _bounded(pieces: list[tuple[Any, Any]], inside: bool) -> None:
    """Every repetition has an end, and one inside of another has a fixed length."""
    for code, argument in pieces:
        if code is codes.MAX_REPEAT:
            least, most, inner = argument
            assert most is not codes.MAXREPEAT
            assert not inside or most <= 1 or least == most
            _bounded(inner, inside or most > 1)
        elif code is codes.SUBPATTERN:
            _bounded(argument[3], inside)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                _bounded(branch, inside)


def calls(text: str) -> int:
    """How many functions are called for a text, those written in C included."""
    count = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        list(tokens(text, fold(text), "a.js"))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("between", ["", "-", ".", " ", "\n", "=", "/"])
def test_twice_the_text_is_twice_the_work(between: str) -> None:
    pieces = [start + between for theme in THEMES for known in formats(theme) for start in known.starts]
    for piece in ["".join(pieces), "eyJ" + between, "ghp_" + between, "datadog_key=" + "a1b2" * 8 + between]:
        once, twice = (calls(piece * n) for n in (40, 80))
        assert twice <= 2.2 * once + 100


def test_clean_text_needs_no_table() -> None:
    code = "def add(one: int, other: int) -> int:\n    return one + other  # a_rather_long_name.of_something(here)\n"
    assert not begins(code * 500) and found(code * 500) == []
    program = (
        "import sys\nfrom aisec_hooks.engines.secret_tokens import tokens\n"
        f"text = {code!r} * 50\nassert not list(tokens(text, text, 'a.py'))\n"
        "print(*(m for m in sys.modules if m.startswith('aisec_hooks.engines.token_formats.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert sorted(name.rpartition(".")[2] for name in loaded) == ["index"]


# --- places --------------------------------------------------------------------------------------


def token_of(kind: str) -> str:
    return sample(next(known for known in FORMATS if known.kind == kind))


def test_the_index_is_what_the_tables_hold() -> None:
    for theme in THEMES:
        heads, inner, words = set(), set(), set()
        for known in formats(theme):
            for start in known.starts:
                head = re.match(r"\w{0,5}\W?", start)
                assert head is not None
                if known.near:
                    words.add(start)
                elif known.offsets != (0,) or (len(head[0]) == 5 and head[0].isalpha()):
                    inner.add(start)
                else:
                    heads.add(head[0])
        assert (set(theme.heads), set(theme.inner), set(theme.words)) == (heads, inner, words)


@pytest.mark.parametrize(
    "text",
    [
        "TOKEN=@@",
        "token: @@",
        "https://x:@@@example.com/a.git",
        "curl -H 'X-Token: @@'",
        '{"a":"@@","b":1}',
        "//registry/:_authToken=@@",
        f"{'z' * 90}('@@')",
    ],
)
def test_wherever_it_stands(text: str) -> None:
    token = token_of("npm token")
    text = text.replace("@@", token)
    assert [(text[t.start : t.end], t.confidence) for t in found(text)] == [(token, HIGH)]


def test_inside_of_base_64_it_is_not_found() -> None:
    blob = made(r"[A-Za-z0-9+/]{60}", random.Random(3))
    for token in (token_of("npm token"), token_of("Voyage AI key"), token_of("AWS access key")):
        for text in (f"{blob}/{token}", f"{blob}{token}", f"{token}+{blob}", f"{token}{blob}"):
            assert found(f'x = "{text}"') == []


def test_a_lock_file_holds_only_what_is_unmistakable() -> None:
    for kind, count in (("npm token", 1), ("AWS access key", 0), ("Twilio auth token", 0)):
        known = next(k for k in FORMATS if k.kind == kind)
        assert len(found(shown(known, sample(known)), "package-lock.json")) == count


def test_a_value_behind_a_name_is_advice_in_tests() -> None:
    known = next(k for k in FORMATS if k.kind == "Datadog key")
    assert [t.confidence for t in found(shown(known, sample(known)), "tests/test_a.py")] == [MEDIUM]


@pytest.mark.parametrize(
    "text",
    [
        "- uses: codecov/codecov-action@{hex40}  # token",
        "cloudflare_zone_id: {hex32}",
        "CLOUDFLARE_TOKEN_SHA256={hex40}",
        'github_sha = "{hex40}"',
        '"datadog": {{"checksum": "{hex32}"}}',
        "https://github.com/cloudflare/workers-auth/commit/{hex40}",
        'AUTH0_CLIENT_ID = "{alnum32}"',
        "datadog-key-cache-{hex32}.tar.gz",
        "https://b.s3.amazonaws.com/a?X-Amz-Credential=AKIA{upper16}%2F20260101",
        "rnd_uniform_distribution_function = hf_ModelForSequenceClassificationAndMore(re_compileSomeLongName)",
        "pk_live_{alnum32} pk_test_{alnum32}",
    ],
)
def test_what_is_no_token_is_not_found(text: str) -> None:
    rng = random.Random(8)
    values = {f"{name}{n}": made(f"[{alphabet}]{{{n}}}", rng) for name, alphabet, n in ALPHABETS}
    assert found(text.format(**values)) == []


ALPHABETS = (("hex", "0-9a-f", 32), ("hex", "0-9a-f", 40), ("alnum", "A-Za-z0-9", 32), ("upper", "A-Z2-7", 16))


def test_the_more_special_format_is_named() -> None:
    for kind in ("Azure DevOps token", "WorkOS key", "Clerk secret key", "OpenRouter API key", "Langfuse secret key"):
        known = next(k for k in FORMATS if k.kind == kind)
        assert [t.format.kind for t in found(shown(known, sample(known)))] == [kind]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(FORMATS), st.text(max_size=20))
def test_any_text_is_read(before: str, known: Format, after: str) -> None:
    text = before + shown(known, sample(known)) + after
    for token in found(text):
        assert 0 <= token.start < token.end <= len(text)


@pytest.mark.parametrize(
    "check", [c for c in vars(checks).values() if getattr(c, "__module__", "") == checks.__name__ and c in FINISHED]
)
@given(text=st.text(max_size=200))
def test_any_text_can_be_checked(check: Callable[[str], bool], text: str) -> None:
    assert check(text) in (True, False)
    assert check(f"eyJ{text}.eyJ{text}.{text}") in (True, False)


def test_the_checksum_is_that_of_the_service() -> None:
    """The sample of https://github.com/therootcompany/base62-token.js."""
    body = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"
    assert checks.base62_crc32(f"gh{'p_'}{body}0mLq17") and not checks.base62_crc32(f"gh{'p_'}{body}0mLq18")


# --- where to rotate ---------------------------------------------------------------------------


def test_every_kind_has_a_hint() -> None:
    kinds = {known.kind for known in FORMATS} | {plugin.kind for plugin in PLUGINS}
    kinds |= {
        "RSA private key",
        "credential",
        "stand-in credential",
        "password in a postgresql URL",
        "Basic authorization",
    }
    for kind in kinds:
        line = rotation.hint(kind)
        assert line and "\n" not in line and len(line) <= 110 and line.strip(".") == line
    pages = {rotation.hint(kind) for kinds in services().values() for kind in kinds[:1]}
    assert len(pages) >= 60


def test_hints_are_those_of_the_kind() -> None:
    assert "github.com" in rotation.hint("GitHub token")
    assert "IAM" in rotation.hint("AWS key") and "IAM" in rotation.hint("AWS access key")
    assert "key pair" in rotation.hint("OPENSSH private key")
    assert "password" in rotation.hint("password in a postgresql URL")
    assert "webhook" in rotation.hint("Zapier webhook")


def test_hints_are_of_services_that_exist() -> None:
    assert set(rotation._PAGES) <= set(services())  # a page nobody is led to is a typing error


def test_hints_are_not_loaded_at_the_start() -> None:
    program = (
        "import sys, aisec_hooks.cli, aisec_hooks.engines.secrets\nprint('aisec_hooks.engines.rotation' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
