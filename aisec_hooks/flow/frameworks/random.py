"""Generators whose next number can be computed from those before; SystemRandom and secrets are none."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

_METHODS = (
    "random randint randrange choice choices sample shuffle getrandbits uniform randbytes triangular betavariate"
    " expovariate gammavariate gauss lognormvariate normalvariate vonmisesvariate paretovariate weibullvariate"
)

LIBRARY = Library(
    name="random",
    readings=(Reading(names=(*of("random", _METHODS), *of("random.Random", _METHODS)), kind=SourceKind.RANDOM),),
    objects=("random.Random", "random.SystemRandom"),
)
