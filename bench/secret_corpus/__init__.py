"""Made-up files with one planted secret, or one look-alike of a secret, each; the same for the same seed."""

from __future__ import annotations

from bench.secret_corpus.assemble import Sample, samples

__all__ = ["Sample", "samples"]
