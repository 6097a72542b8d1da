"""Makes the files: reads `templates/`, fills their gaps and puts each snippet among other text of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from bench.secret_corpus.draw import Draw
from bench.secret_corpus.lookalikes import LOOKALIKES
from bench.secret_corpus.passwords import PASSWORDS
from bench.secret_corpus.pem import PEM
from bench.secret_corpus.providers import PROVIDERS, Provider
from bench.secret_corpus.webhooks import WEBHOOKS
from bench.secret_corpus.words import FILLERS, concept, spellings

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_FRAMES = "frames.txt"
_GAP = re.compile(r"«([^«»]*)»")
_PLANTED = "\0"
_SHORTEST, _LONGEST = 9, 56
_KEY_LINES = 26
_ATTEMPTS = 9
"""A template with few gaps may come out the same twice: it is filled again."""
_VALUES: dict[str, Callable[[Draw], str]] = {**PASSWORDS, **PEM, **WEBHOOKS, **LOOKALIKES}
_BY_NAME = {provider.name: provider for provider in PROVIDERS}


class Sample(NamedTuple):
    """A file, the value that is planted in it and the line it starts on; a negative's value is no secret."""

    kind: str
    path: str
    text: str
    secret: str
    line: int
    positive: bool


class Template(NamedTuple):
    """A snippet: what frame it stands in, what its secret is called and looks like, how many samples it makes.

    `values` names makers of values, or is `provider` for the next service in turn, or `provider:NAME` for one service.
    """

    kind: str
    frame: str
    sort: str
    values: str
    times: int
    path: str
    body: str


class Frame(NamedTuple):
    """What stands around a snippet in a kind of file."""

    paths: list[str]
    heads: list[str]
    blocks: list[str]
    foots: list[str]
    between: str


def samples(seed: int = 0) -> list[Sample]:
    """The whole corpus."""
    providers = _providers(Draw(f"providers {seed}"))
    made: dict[str, Sample] = {}
    for template in _templates():
        for time in range(template.times):
            for attempt in range(_ATTEMPTS):
                sample = _sample(Draw(f"{seed} {time} {attempt} {template}"), template, providers)
                if sample.text not in made:
                    made[sample.text] = sample
                    break
    return list(made.values())


def _providers(draw: Draw) -> Iterator[Provider]:
    return cycle(draw.some(PROVIDERS, len(PROVIDERS)))


def _sample(draw: Draw, template: Template, providers: Iterator[Provider]) -> Sample:
    filling = _Filling(draw, template, providers)
    body, path = template.body, template.path
    if template.frame != "none":
        frame = _frames()[template.frame]
        reserved = _KEY_LINES if set(template.values.split(",")) & PEM.keys() else 0
        body, path = _framed(draw, frame, body, reserved), path or draw.pick(frame.paths)
    text = filling.fill(body).rstrip("\n") + "\n"
    before, _, after = text.partition(_PLANTED)
    indent = re.match(r"\s*", before[before.rfind("\n") + 1 :])
    secret = filling.secret.replace("\n", "\n" + (indent[0] if indent else ""))
    line = before.count("\n") + 1
    return Sample(
        template.kind, filling.fill(path), before + secret + after, secret, line, template.kind.startswith("pos/")
    )


class _Filling:
    """The gaps of one sample: a name keeps what it was filled with, so a file speaks of one application."""

    def __init__(self, draw: Draw, template: Template, providers: Iterator[Provider]) -> None:
        self._draw = draw
        self._template = template
        self._known: dict[str, str] = {}
        self.secret = ""
        name = "provider"
        if template.values.startswith("provider"):
            _, _, wanted = template.values.partition(":")
            provider = _BY_NAME[wanted.replace("-", " ")] if wanted else next(providers)
            name = provider.name
            self.secret = provider.token(draw)
            self._known["api"] = provider.host
        elif template.sort:
            name = concept(draw, template.sort)
        self._known |= spellings(name)

    def fill(self, text: str) -> str:
        """The text without gaps; inner gaps first."""
        while "«" in text:
            text = _GAP.sub(lambda gap: self._filler(gap[1]), text)
        return text

    def _filler(self, gap: str) -> str:
        if gap == "S" or gap.startswith(("S=", "S?", "S:")):
            return self._plant(gap[1:])
        if gap.startswith("?"):
            return self._draw.pick(gap[1:].split("|"))
        if gap not in self._known:
            name = gap.partition(".")[0] if gap.partition(".")[0] in _VALUES else gap.rstrip("0123456789")
            make = FILLERS.get(name) or _VALUES.get(name)
            if make is None:
                raise KeyError(f"{gap} in a template of {self._template.kind}")
            self._known[gap] = make(self._draw)
        return self._known[gap]

    def _plant(self, what: str) -> str:
        if what.startswith("="):
            self.secret = what[1:]
        elif what.startswith("?"):
            self.secret = self._draw.pick(what[1:].split("|"))
        elif what.startswith(":") or not self.secret:
            makers = what[1:] if what.startswith(":") else self._template.values
            self.secret = _VALUES[self._draw.pick(makers.split(","))](self._draw)
        return _PLANTED


def _framed(draw: Draw, frame: Frame, body: str, reserved: int) -> str:
    head, foot = draw.pick(frame.heads or [""]), draw.pick(frame.foots or [""])
    room = draw.number(_SHORTEST + 3, _LONGEST - 14) - reserved - (head + body + foot).count("\n")
    parts: list[str] = []
    for block in draw.some(frame.blocks, len(frame.blocks)):
        size = block.count("\n") + frame.between.count("\n") + 1
        if size <= room or sum(part.count("\n") + 1 for part in [head, body, foot, *parts]) < _SHORTEST:
            parts.append(block)
            room -= size
    parts.insert(draw.number(0, len(parts)), body)
    gap = "\n\n" if frame.between == "\n\n" else "\n"
    return head + (gap if head else "") + frame.between.join(parts) + ("\n" + foot if foot else "") + "\n"


@cache
def _frames() -> dict[str, Frame]:
    """Name of a kind of file -> its frame."""
    frames: dict[str, Frame] = {}
    name = ""
    for marker, body in _parts((_TEMPLATES / _FRAMES).read_text(encoding="utf-8")):
        if marker.startswith("@@@"):
            name, _, between = marker[3:].strip().partition(" ")
            frames[name] = Frame(body.split(), [], [], [], {"comma": ",\n", "line": "\n"}.get(between, "\n\n"))
            continue
        frame = frames[name]
        {"head": frame.heads, "foot": frame.foots}.get(marker[2:].strip(), frame.blocks).append(body)
    return frames


@cache
def _templates() -> list[Template]:
    found: list[Template] = []
    for file in sorted(_TEMPLATES.glob("*.txt")):
        if file.name == _FRAMES:
            continue
        section = Template("", "", "", "", 1, "", "")
        for marker, body in _parts(file.read_text(encoding="utf-8")):
            if marker.startswith("@@@"):
                kind, frame, sort, values, times = (field.strip() for field in marker[3:].split("|"))
                section = Template(kind, frame, sort, values, int(times), "", "")
                marker = "@@"  # noqa: PLW2901  # the first template follows its section's line
            if body:
                found.append(_template(section._replace(body=body), marker[2:]))
    return found


def _template(template: Template, options: str) -> Template:
    given = dict(option.split("=", 1) for option in options.split())
    return template._replace(
        frame=given.get("frame", template.frame),
        sort=given.get("sort", template.sort).replace("+", " "),
        values=given.get("value", template.values),
        times=int(given.get("times", template.times)),
        path=given.get("path", template.path),
    )


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The lines that start with `@@`, each with what follows it."""
    pieces = re.split(r"^(@@@?(?: .*)?)\n", text, flags=re.MULTILINE)
    for marker, body in zip(pieces[1::2], pieces[2::2], strict=True):
        yield marker, body.strip("\n")
