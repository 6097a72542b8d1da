"""NumPy: arrays that are read, and its random numbers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_METHODS = (
    "rand randn randint random random_sample ranf sample choice bytes shuffle permutation uniform normal integers"
    " random_integers standard_normal binomial poisson"
)

LIBRARY = Library(
    name="numpy",
    readings=(
        Reading(
            names=(
                *of("numpy.random", _METHODS),
                *of("numpy.random.Generator", _METHODS),
            ),
            kind=SourceKind.RANDOM,
        ),
        Reading(names=of("numpy", "load loadtxt genfromtxt fromfile"), kind=SourceKind.STORED, unless_carried=True),
    ),
    returns=giving("numpy.random.Generator", "numpy.random.default_rng numpy.random.RandomState"),
)
