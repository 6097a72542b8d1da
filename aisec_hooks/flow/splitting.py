"""Outside texts that are split: each piece is a text of its own, and may lack what the text was split at."""

from __future__ import annotations

from aisec_hooks.flow.alphabets import SPECIAL
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import PARSED, lacking
from aisec_hooks.flow.taints import PIECE, Taint
from aisec_hooks.flow.values import Value

METHODS = frozenset("split rsplit partition rpartition".split())
LONGEST_WRITTEN = 40
_EACH, _FIRST, _SECOND, _THIRD, _LAST = (f"{which} lacks: " for which in ("each", "first", "second", "third", "last"))
_KINDS = (_EACH, _FIRST, _SECOND, _THIRD, _LAST)
_ENDS = {
    "partition": (_FIRST,),
    "split": (_FIRST,),
    "rpartition": (_LAST, _THIRD),
    "rsplit": (_LAST, _SECOND),  # of two pieces; of more the second is none that anybody takes for the last
}


def split(text: Value, method: str, separator: str, *, whole: bool) -> Value:
    """A text split at a character: as often as there is one (`whole`), or from one end."""
    kinds = (_EACH,) if whole else _ENDS[method]
    return Value(text.taints, None, PART).spared(frozenset(kind + separator for kind in kinds))


def rejoined(pieces: Value, separator: str) -> Value:
    """All of the pieces with something else between them: `"_".join(path.split("/"))`."""

    def of(taint: Taint) -> Taint:
        gone = {c for m in taint.harmless if m.startswith(_EACH) for c in m[len(_EACH) :]} - set(separator)
        kept = frozenset(m for m in taint.harmless if not m.startswith(_KINDS))
        return taint.bare().spared(kept | {lacking(gone & SPECIAL)} if gone & SPECIAL else kept)

    return Value(frozenset(map(of, pieces.taints)), opaque=pieces.opaque)


def piece(base: Value, written: str, at: object, *, last: bool = False) -> Value:
    """One of the pieces, by its place; `written` tells it from others of the same text."""
    if any(PARSED in t.harmless for t in base.taints):
        return Value(base.taints, None, PART)  # a part of a URL: a check of it says something of the whole
    return Value(frozenset(_piece(t, written, at, last=last or at == -1) for t in base.taints))


def cut(base: Value, written: str) -> Value:
    """`name[:80]`: what is found out about it says nothing of the rest; `written` tells it from other cuts."""
    label = f"{PIECE}{written[-LONGEST_WRITTEN:]}]"
    own = (t if t.whole or PARSED in t.harmless else t.item(label) for t in base.taints)
    return Value(frozenset(own), None, "" if not any(PARSED in t.harmless for t in base.taints) else PART)


def _piece(taint: Taint, written: str, at: object, *, last: bool) -> Taint:
    gone = {
        char
        for mark in taint.harmless
        for kind, fits in zip(_KINDS, (True, at == 0, at == 1, at == 2, last), strict=True)
        if fits and mark.startswith(kind)
        for char in mark[len(kind) :]
    }
    kept = frozenset(m for m in taint.harmless if not m.startswith(_KINDS))
    own = taint.bare().spared(kept).item(f"{PIECE}{written[-LONGEST_WRITTEN:]}]")
    return own.spared(frozenset({lacking(gone & SPECIAL)})) if gone & SPECIAL else own
