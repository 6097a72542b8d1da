"""Checking one text as a newly added file, as the rule pages do."""

from __future__ import annotations

import random
import re
import string
import zlib

from msgspec import Struct

from aisec_hooks import configuration, pipeline, settings
from aisec_hooks.dependencies.online.asking import Indexes
from aisec_hooks.model import Finding
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings

ALPHABETS = {
    "alnum": string.ascii_letters + string.digits,
    "base64": string.ascii_letters + string.digits + "+/",
    "digits": string.digits,
    "hex": "0123456789abcdef",
    "letters": string.ascii_lowercase,
    "lower": string.ascii_lowercase + string.digits,
    "upper": string.ascii_uppercase + "234567",
}
_GENERATED = re.compile(r"\{\{(\w+):(\d+)\}\}")


class Example(Struct, frozen=True):
    """A text to check under a path; `{{hex:32}}` and the like stand for made-up secrets."""

    name: str
    path: str
    text: str

    def marked(self, word: str = "finding") -> set[int]:
        """The lines (from 1) that carry the mark `# finding`, or another word."""
        mark = re.compile(rf"(?:#|//|<!--|--|;)\s*{word}\b")
        return {n for n, line in enumerate(self.text.split("\n"), 1) if mark.search(line)}


def expand(text: str, seed: str) -> str:
    """The text with every `{{alphabet:length}}` replaced by random characters, the same for the same seed.

    `{{checked:length}}` ends in the checksum of GitHub and npm.
    """
    rng = random.Random(seed)
    return _GENERATED.sub(lambda m: _generated(m[1], int(m[2]), rng), text)


def _generated(alphabet: str, length: int, rng: random.Random) -> str:
    if alphabet == "checked":
        return checked(_generated("alnum", length - 6, rng))
    return "".join(rng.choice(ALPHABETS[alphabet]) for _ in range(length))


def checked(body: str) -> str:
    """The body of a token of GitHub or npm with its checksum: the CRC32 in six digits of base 62."""
    number, digits = zlib.crc32(body.encode()), ""
    while len(digits) < 6:
        number, rest = divmod(number, 62)
        digits = (string.digits + string.ascii_uppercase + string.ascii_lowercase)[rest] + digits
    return body + digits


def check_text(example: Example, under: Settings | None = None, indexes: Indexes | None = None) -> list[Finding]:
    """The findings of the example as a file that did not exist before; the indexes, if any, are asked."""
    data = expand(example.text, example.name).encode()
    report = pipeline.check_files([(example.path, data)], under or Settings(), indexes=indexes)
    assert not report.failures, report.failures
    return list(report.findings)


def check_change_of_settings(example: Example) -> list[Finding]:
    """The findings of a change that adds the example to a repository without settings."""
    text = expand(example.text, example.name)
    parsed = settings.parse(example.path, text.encode(), NAMES)
    assert parsed is not None
    head = configuration.Found(settings=parsed, path=example.path, text=text)
    return list(configuration.weakened(configuration.Found(settings=Settings()), head))
