"""Made-up Python modules that read like those of web services, commands and libraries; the same for the same seed."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).resolve().parent / "templates"
SEED = "aisec bench"
_HEADING = re.compile(r"^=== (.*)\n", re.MULTILINE)
_DEFINED = re.compile(r"^(?:async )?(?:def|class) ([^\W\d_]\w*)", re.MULTILINE)
_CALL = re.compile(r"\$\{call\}")
_SECRET_LENGTH = 40
_NAMES_A_MODULE = 4
_FILES_A_PACKAGE = 50

KINDS: dict[str, tuple[tuple[str, ...], int]] = {
    "views": (("web", "storage", "web", "library"), 25),
    "models": (("library", "storage"), 15),
    "tools": (("command", "library", "command"), 15),
    "core": (("library",), 20),
    "remote": (("client", "library"), 8),
    "checks": (("checks",), 15),
    "setup": (("secrets", "command", "library"), 2),
}
"""Kind of module -> the templates its parts are taken from, in turn, and how many in a hundred modules it is."""

_NOUNS = (
    "account address album answer article asset badge basket batch book booking branch budget campaign channel "
    "chapter client comment contract course coupon customer delivery device document donation editor episode event "
    "exam expense feature folder forum gallery garden grade guest hotel image invoice issue item journal label ledger "
    "lesson letter loan lecture meeting member menu message module motor note notice offer office option order parcel "
    "partner patient payment permit photo plan player playlist pocket poll post price printer product profile project "
    "question recipe record refund region report request review reward room route sample scan school season sensor "
    "session shelf shift signal site slot snippet sponsor station student survey table task teacher team template "
    "tenant thread ticket token topic tour track trade trail training trip unit upload vehicle vendor visit voucher "
    "wallet warehouse window worker zone"
).split()
_VERBS = "archive approve balance close hide invite merge move price release resume retire".split()
_WORDS = "active archived blocked central cheap daily early final heavy hidden local main open pending public".split()


class Fragment(NamedTuple):
    """A stretch of a module: the imports it needs and its text with placeholders."""

    imports: tuple[str, ...]
    text: str


def write(folder: Path, count: int) -> Iterator[str]:
    """Write that many modules below a folder; yields their paths, relative to it."""
    kinds, weights = list(KINDS), [weight for _, weight in KINDS.values()]
    for number in range(count):
        rng = random.Random(f"{SEED} {number}")  # noqa: S311  # nothing is guarded by it
        kind = rng.choices(kinds, weights)[0]
        package = _NOUNS[number // _FILES_A_PACKAGE % len(_NOUNS)]
        path = f"src/{package}/{kind}_{number:05}.py"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(module(rng, KINDS[kind][0], 110), encoding="utf-8")
        yield path


def importing(rng: random.Random, folder: Path, others: Sequence[str], lines: int) -> str:
    """The text of a module that calls functions and classes of other modules below the folder."""
    imports: list[str] = []
    for path in others:
        found = _DEFINED.findall((folder / path).read_text(encoding="utf-8"))
        source = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
        imports.append(f"{source}: {', '.join(sorted(rng.sample(found, k=min(_NAMES_A_MODULE, len(found)))))}")
    return module(rng, ("callers", "web", "callers", "library"), lines, tuple(imports))


def module(rng: random.Random, templates: tuple[str, ...], lines: int, others: tuple[str, ...] = ()) -> str:
    """The text of a module of at least `lines` lines, and at most one fragment more.

    `others`, as `module: names`, are what it imports from the same project.
    """
    nouns = rng.sample(_NOUNS, k=40)
    docstring = f'"""What the {rng.choice(_WORDS)} {nouns[0]} service does with {nouns[1]}s."""'
    imports = set(map(_import, others))
    calls = [name for source in others for name in source.partition(": ")[2].split(", ")]
    parts: list[str] = []
    shuffled = {name: rng.sample(fragments(name), k=len(fragments(name))) for name in dict.fromkeys(templates)}
    while True:
        pool = shuffled[templates[len(parts) % len(templates)]]
        fragment = pool[len(parts) // len(templates) % len(pool)]
        imports.update(fragment.imports)
        parts.append(_filled(rng, fragment.text, nouns[len(parts)], calls))
        text = "\n\n".join([f"{docstring}\n\n{_imports(imports)}\n", *parts])
        if text.count("\n") >= lines:
            return text


def addition(rng: random.Random, name: str) -> str:
    """A fragment as somebody would append it to a module that exists."""
    return "\n\n" + _filled(rng, rng.choice(fragments(name)).text, rng.choice(_NOUNS) + "_extra")


@cache
def fragments(name: str) -> list[Fragment]:
    """The fragments of a template file."""
    _, *parts = _HEADING.split((TEMPLATES / f"{name}.txt").read_text(encoding="utf-8"))
    headings, texts = parts[::2], parts[1::2]
    return [Fragment(tuple(map(_import, h.split(" | "))), text) for h, text in zip(headings, texts, strict=True)]


def _import(words: str) -> str:
    """`name` or `module: names` as a statement."""
    source, _, names = words.partition(": ")
    return f"from {source} import {names}" if names else f"import {source}"


def _imports(statements: set[str]) -> str:
    return "\n".join(sorted(statements, key=lambda s: (s.startswith("from"), s)))


def _filled(rng: random.Random, text: str, noun: str, calls: Sequence[str] = ()) -> str:
    verb, word = rng.choice(_VERBS), rng.choice(_WORDS)
    text = _CALL.sub(lambda _: rng.choice(calls), text)
    return string.Template(text).substitute(
        noun=noun,
        nouns=f"{noun}s",
        Noun="".join(part.capitalize() for part in noun.split("_")),
        UPPER=noun.upper(),
        verb=verb,
        Verb=verb.capitalize(),
        word=word,
        WORD=word.upper(),
        digit=rng.randint(2, 9),
        digest=rng.randint(8, 32),
        small=rng.randint(10, 50),
        number=rng.randint(60, 900),
        port=rng.randint(3000, 9999),
        secret="".join(rng.choices(string.ascii_letters + string.digits, k=_SECRET_LENGTH)),
    )
