"""Passwords, keys and secrets without a prefix: as people choose them and as generators print them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from urllib.parse import quote

from bench.secret_corpus.draw import Draw

_WORDS = (
    "falcon summer winter dragon monkey orange coffee tiger silver pepper harley boston cactus guitar thunder lemon "
    "shadow cowboy marble rocket velvet castle walrus pickle ginger bamboo turtle puzzle cobalt meteor cherry hockey"
).split()
_NAMES = "rex bella luna max milo oscar rosie daisy charlie coco oliver sophie lucas emma mateo ivan olga tommy".split()
_LEET = str.maketrans("aeiost", "4310$7")
_MILD_LEET = str.maketrans("aeio", "4310")
_WALKS = "qwe asd zxc wer qaz wsx edc poi lkj uio".split()
ANY = "!@#$&*%?"
MILD = "!._-"


def human(draw: Draw, symbols: str = ANY) -> str:
    """A password as people choose them."""
    word, other, name = draw.pick(_WORDS), draw.pick(_WORDS), draw.pick(_NAMES)
    year, number = draw.number(1971, 2026), draw.number(10, 9999)
    sign, second = draw.pick(symbols), draw.pick(symbols)
    leet = word.translate(_LEET if "$" in symbols else _MILD_LEET)
    styles = [
        f"{leet.capitalize()}{year}{sign}",
        f"{word.capitalize()}{year}{sign}",
        f"My{draw.pick(['Dog', 'Cat', 'Boat', 'Son', 'Bike'])}{name.capitalize()}{year}",
        f"{word}.{other.capitalize()}.{number}",
        f"{word}-{other}-{draw.pick(_WORDS)}-{number}",
        f"{draw.pick(_WALKS)}{sign}{second}{number}{draw.pick(_WALKS).upper()}",
        f"{leet}&{number}" if "&" in symbols else f"{leet}_{number}",
        f"{word}{number}{draw.text('a', 3)}",
        f"{draw.text('L', 3)}{draw.text('d', 1)}{sign}{draw.text('L', 3)}{draw.text('d', 2)}{second}",
        f"{name.capitalize()}{sign}{other.capitalize()}{draw.number(1, 99):02}",
        f"{draw.pick(['Pa55', 'P455', 'Adm1n', 'R00t', 'S3rv3r', 'L0gin'])}{sign}{leet}{draw.number(1, 99)}",
        f"{name}{number}{name[:2].upper()}{sign}",
        f"{other.upper()}{sign}{word}{year % 100:02}",
        f"I{draw.pick(['love', 'Hate', 'miss'])}{word.capitalize()}s{number}{sign}",
    ]
    return draw.pick(styles)


def plain(draw: Draw) -> str:
    """A password of people without signs that mean something to YAML, a shell or an URL."""
    return human(draw, MILD)


def strong(draw: Draw) -> str:
    """What a generator of passwords prints."""
    return draw.text("A", 2) + draw.text("s", draw.number(10, 20)) + draw.text("A", 2)


def solid(draw: Draw) -> str:
    """What a generator of passwords prints when it is asked for letters and digits."""
    return draw.text("A", draw.number(14, 28)) + draw.text("d", 1) + draw.text("L", 1)


def escaped(draw: Draw) -> str:
    """A password as an URL has it: percent-encoded where it has to be."""
    return quote(human(draw) if draw.number(0, 2) else strong(draw), safe="!*._-")


def encoded(draw: Draw) -> str:
    """A password in base64, as the `data` of a Kubernetes secret."""
    return base64.b64encode((plain(draw) if draw.number(0, 1) else solid(draw)).encode()).decode()


def credentials(draw: Draw) -> str:
    """`user:password` in base64, as a header or Docker's configuration has it."""
    user = draw.pick(["deploy", "svc-ci", "robot", "admin", "readonly"]) + draw.text("d", 1)
    return base64.b64encode(f"{user}:{solid(draw)}".encode()).decode()


def phrase(draw: Draw) -> str:
    """A passphrase of words with spaces."""
    words = draw.some([*_WORDS, *_NAMES], draw.number(4, 6))
    return " ".join(words) + draw.pick(["", f" {draw.number(10, 99)}", "!"])


def key64(draw: Draw) -> str:
    """Random bytes in base64."""
    return base64.b64encode(draw.raw(draw.pick([24, 32, 32, 48, 64]))).decode()


def fernet_like(draw: Draw) -> str:
    """Thirty-two bytes in base64, as WireGuard writes a key."""
    return base64.b64encode(draw.raw(32)).decode()


def fernet(draw: Draw) -> str:
    """A Fernet key."""
    return base64.urlsafe_b64encode(draw.raw(32)).decode()


def django(draw: Draw) -> str:
    """What `startproject` writes for SECRET_KEY, without the marker of an insecure one."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789!@#%^&*(-_=+)"
    return "".join(draw.pick(letters) for _ in range(50))


def mixed(draw: Draw) -> str:
    """What a service prints when it hands out a key or a secret."""
    shape = draw.pick(
        ["%h(32)", "%h(40)", "%h(64)", "%A(32)", "%A(40)", "%u(43)", "%A(24)", "%l(32)", "%A(48)", "%U(20)"]
    )
    return draw.text("l", 1) + draw.shape(shape)[2:] + draw.text("d", 1)


PASSWORDS: dict[str, Callable[[Draw], str]] = {
    "human": human,
    "plain": plain,
    "strong": strong,
    "solid": solid,
    "escaped": escaped,
    "encoded": encoded,
    "credentials": credentials,
    "phrase": phrase,
    "key64": key64,
    "fernet": fernet,
    "django": django,
    "mixed": mixed,
    "key32": fernet_like,
    "key40": lambda draw: draw.text("A", 14) + "/" + draw.text("b", 10) + "+" + draw.text("A", 14),
    "hex32": lambda draw: draw.text("h", 32),
    "hex64": lambda draw: draw.text("h", 64),
}
