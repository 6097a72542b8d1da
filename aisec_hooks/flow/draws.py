"""Which predictable numbers are no secret, whatever becomes of them: fractions, shuffled lists, one word of a few."""

from __future__ import annotations

from aisec_hooks.flow.program import Arguments
from aisec_hooks.flow.values import NOTHING, Special

_PLAIN = frozenset(
    "random.Random random.seed random.random random.uniform random.triangular random.gauss random.normalvariate"
    " random.betavariate random.expovariate random.shuffle random.lognormvariate random.vonmisesvariate"
    " random.paretovariate random.weibullvariate random.gammavariate".split()
)


def is_plain(name: str, values: Arguments) -> bool:
    """Whether a call draws what nobody would guess to get in; where it is given a telling name, that counts more."""
    if name in _PLAIN:
        return True
    choices = values.get(0, NOTHING)
    if name != "random.choice" or not choices.items or choices.taints:
        return False
    known = [v.known for k, v in choices.items if not isinstance(k, Special)]
    return len(known) == len(choices.items) and not any(isinstance(w, Special) or _is_letter(w) for w in known)


def _is_letter(word: object) -> bool:
    """Letters and digits are put together to words that nobody is to know."""
    return isinstance(word, (str, bytes, int)) and not isinstance(word, bool) and len(str(word)) < 2
