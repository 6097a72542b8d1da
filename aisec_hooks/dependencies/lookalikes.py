"""Which popular name a name could be taken for: one slip of the keyboard away, or the same words put another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import permutations
from typing import NamedTuple

from aisec_hooks.dependencies.curated import ON_THEIR_OWN

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_DIGITS = "0123456789"
_LONGEST = 60
"""No popular name is longer; what is, looks like none."""
_MOST_WORDS = 4
_SHORTEST = ((200, 4), (1_000, 5), (5_000, 6), (15_000, 8))
"""Up to this rank, letters that a name must have to be worth imitating: short names are near to each other anyway."""
_GLYPHS = (str.maketrans("0135", "oles"), str.maketrans("01", "oi"))
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_NEIGHBOURS = dict.fromkeys(_LETTERS, "") | {
    pair[0]: pair[2:]
    for pair in (
        "a:qwszeo b:vghn c:xdfvks d:serfcx e:wsdria f:drtgvc g:ftyhbv h:gyujnb i:ujkolye1l j:huikmn k:jiolmc l:kop1i "
        "m:njk n:bhjm o:iklpua0 p:ol q:wa r:edft s:awedxzc t:rfgy u:yhjioa v:cfgb w:qase x:zsdc y:tghui z:asxs"
    ).split()
}
"""Letter -> what is struck in its place: keys beside it, vowels for vowels, what sounds or looks the same."""
_LONG = 8
"""Letters that a name must have for any slip to be telling."""
_FEW = 3
_WIDELY_USED = 1_000
"""Up to this rank a name with a word more is taken for an imitation: others have many companions of other makers."""
_GLUED = ("python", "py", "lib")
_FIRST_WORDS = frozenset("python python2 python3 py py3 lib node js the new real official secure my".split())
_LAST_WORDS = frozenset(
    "python python2 python3 py py3 lib libs library dev devel pkg package pip module js node tool tools util utils "
    "api sdk client core official new beta test update stable latest fix fixed patch patched v2 v3".split()
)
_END = 5
"""Letters at either end by which names are told apart before all slips are tried."""
_FAR = 8
"""Letters that a name must have for two slips to be looked for."""


class Likeness(IntEnum):
    """In what two names are alike, the most telling first."""

    SEPARATORS = 0
    GLYPHS = 1
    SLIP = 2
    DIGITS = 3
    ORDER = 4
    AFFIX = 5
    SLIPS = 6


class Alike(NamedTuple):
    """A popular name that another is like; sorts the best first."""

    likeness: Likeness
    rank: int
    name: str


class Lookalikes:
    """Finds the popular names that a name is like."""

    def __init__(self, ranks: Mapping[str, int]) -> None:
        self._ranks = ranks
        names = list(ranks)
        bare = squeezed("\n".join(names)).split("\n")
        self._squeezed = dict(zip(reversed(bare), reversed(names), strict=True))
        """Without separators -> the best name that is so."""
        self._stems = {
            one.rstrip(_DIGITS): name for one, name in reversed(self._squeezed.items()) if one[-1:] in _DIGITS
        }
        """Without separators and the digits at the end, where there are some."""
        self._scopes = {name.rpartition("/")[0] for name in names}
        """Of npm's popular names; only their owners may publish under them."""
        self._heads = {one[:_END] for one in bare}
        self._tails = {one[-_END:] for one in bare}

    def imitated(self, name: str) -> str:
        """The popular name that somebody who asks for this one is likely to mean; "" if it is popular itself."""
        scope = name.rpartition("/")[0]
        if name in self._ranks or name in ON_THEIR_OWN or (scope and scope in self._scopes):
            return ""
        return next((alike.name for alike in self._judged(name) if _is_likely(name, alike)), "")

    def similar(self, name: str, limit: int) -> list[str]:
        """Popular names that it looks like, the best first."""
        bare = squeezed(name)
        found = [a.name for a in sorted(self._judged(name), key=lambda a: (not _is_likely(name, a), a))]
        if not found:
            found = [alike.name for alike in sorted(self._two_slips(bare))]
        return list(dict.fromkeys(found))[:limit]

    def _judged(self, name: str) -> list[Alike]:
        """Whatever it is like and worth imitating, without the name itself."""
        if len(name) > _LONGEST:
            return []
        scope = name.rpartition("/")[0]  # whoever may publish under a scope owns all its names
        return sorted(
            alike
            for alike in set(self._candidates(name))
            if alike.name != name and (not scope or alike.name.rpartition("/")[0] != scope) and _is_worth(alike)
        )

    def _candidates(self, name: str) -> Iterator[Alike]:
        bare = squeezed(name)
        stem = bare.rstrip(_DIGITS)
        yield from self._of(Likeness.SEPARATORS, (bare,))
        yield from self._of(Likeness.GLYPHS, _same_glyphs(bare))
        yield from self._of(Likeness.SLIP, self._slips(bare))
        yield from self._of(Likeness.DIGITS, (stem,))
        if known := self._stems.get(stem):
            yield Alike(Likeness.DIGITS, self._ranks[known], known)
        if stem != bare:
            yield from self._of(Likeness.SLIP, self._slips(stem))
        words = separated(name)
        if 1 < len(words) <= _MOST_WORDS:
            yield from self._of(Likeness.ORDER, ("".join(order) for order in permutations(words)))
        yield from self._of(Likeness.AFFIX, _without_affixes(words, bare))

    def _of(self, likeness: Likeness, spellings: Iterator[str] | tuple[str, ...]) -> Iterator[Alike]:
        for spelling in spellings:
            if known := self._squeezed.get(spelling):
                yield Alike(likeness, self._ranks[known], known)

    def _slips(self, bare: str) -> Iterator[str]:
        """All that one letter more, less, other or exchanged with the next makes, where the rest is some name's."""
        is_head, is_tail = bare[:_END] in self._heads, bare[-_END:] in self._tails
        for at in range(len(bare) + 1):
            if (at >= _END and not is_head) or (at < len(bare) - _END - 1 and not is_tail):
                continue
            head, tail = bare[:at], bare[at:]
            rest = tail[1:]
            for letter in _LETTERS:
                yield head + letter + tail
                yield head + letter + rest
            if rest:
                yield head + rest[0] + tail[0] + rest[1:]
            yield head + rest

    def _two_slips(self, bare: str) -> Iterator[Alike]:
        """Names two slips away that begin or end alike: looked for only where nothing nearer is found."""
        if not _FAR <= len(bare) <= _LONGEST:
            return
        head, tail = bare[:2], bare[-4:]
        near = [other for other in self._squeezed if other.startswith(head) or other.endswith(tail)]
        for other in near:
            if len(other) >= _FAR and abs(len(other) - len(bare)) <= 2 and within_two(bare, other):
                name = self._squeezed[other]
                yield Alike(Likeness.SLIPS, self._ranks[name], name)


def squeezed(name: str) -> str:
    """Without whatever parts words."""
    return name.replace("-", "").replace(".", "").replace("_", "").replace("/", "").replace("@", "")


def separated(name: str) -> list[str]:
    """The words of a name."""
    for mark in "._/@":
        name = name.replace(mark, "-")
    return [word for word in name.split("-") if word]


def within_two(one: str, other: str) -> bool:
    """Whether two insertions, deletions or substitutions are enough to make one of the other."""
    rows = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, rows[0] = rows[0], at
        for column, known in enumerate(other, 1):
            above, rows[column] = rows[column], min(rows[column] + 1, rows[column - 1] + 1, above + (letter != known))
        if min(rows) > 2:
            return False
    return rows[-1] <= 2


def _same_glyphs(bare: str) -> Iterator[str]:
    """What it looks like in print."""
    for glyphs in _GLYPHS:
        if (turned := bare.translate(glyphs)) != bare:
            yield turned
    for two, one in _PAIRS:
        for drawn, meant in ((two, one), (one, two)):
            at = bare.find(drawn)
            while at >= 0:
                yield bare[:at] + meant + bare[at + len(drawn) :]
                at = bare.find(drawn, at + 1)


def _without_affixes(words: list[str], bare: str) -> Iterator[str]:
    if len(words) > 1:
        if words[0] in _FIRST_WORDS:
            rest = "".join(words[1:])
            yield rest
            yield from (affix + rest for affix in _GLUED)
        if words[-1] in _LAST_WORDS:
            yield "".join(words[:-1])
    for affix in _GLUED:
        if bare.startswith(affix):
            yield bare[len(affix) :]
        if bare.endswith(affix):
            yield bare[: -len(affix)]
        yield affix + bare
        yield bare + affix


def _is_worth(alike: Alike) -> bool:
    letters = len(squeezed(alike.name).rstrip(_DIGITS))
    return any(alike.rank <= rank and letters >= shortest for rank, shortest in _SHORTEST)


def _is_likely(name: str, alike: Alike) -> bool:
    """Whether one is rather the other mistyped than a name of its own: on the index there are many of those."""
    bare, other = squeezed(name), squeezed(alike.name)
    match alike.likeness:
        case Likeness.SLIP:
            return not _is_short_word(name, alike.name) and _is_mistyped(
                bare if other[-1:] in _DIGITS else bare.rstrip(_DIGITS) or bare, other
            )
        case Likeness.DIGITS:
            return not (bare[-1:] in _DIGITS and other[-1:] in _DIGITS)  # versions of one thing: cu11, cu12
        case Likeness.AFFIX:
            return alike.rank <= _WIDELY_USED
        case _:
            return True


def _is_short_word(name: str, other: str) -> bool:
    """Whether all that differs is one word of a few letters, such as those of two products of one maker."""
    words, others = separated(name), separated(other)
    pairs = [(one, two) for one, two in zip(words, others, strict=False) if one != two]
    return len(words) == len(others) > 1 == len(pairs) and max(map(len, pairs[0])) <= _FEW


def _is_mistyped(bare: str, other: str) -> bool:
    """Whether the slip between two names is one of the hand or the eye, or the names are long enough for any."""
    start = _common(bare, other)
    end = _common(bare[start:][::-1], other[start:][::-1])
    wrong, right = bare[start : len(bare) - end], other[start : len(other) - end]
    if _is_number(wrong) and (_is_number(right) or (not right and start and bare[start - 1] in _DIGITS)):
        return False  # another number
    is_long = start > 0 and len(other) >= _LONG
    if not right:
        beside = bare[max(start - 1, 0) : start] + bare[start + 1 : start + 2]
        is_plural = wrong == "s" and end == 0
        return (
            is_plural or (is_long and not _is_number(wrong)) or any(wrong in key + _NEIGHBOURS[key] for key in beside)
        )
    if len(wrong) == len(right) == 1:
        return (
            is_long
            or wrong in _NEIGHBOURS[right]
            or (bare[start - 1 : start] == right and bare[start + 1 :][:1] == wrong)
        )
    return start > 0 or len(wrong) == len(right)


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_number(text: str) -> bool:
    return bool(text) and not text.strip(_DIGITS)
