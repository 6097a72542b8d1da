from .digests import make_digest

__all__ = ["make_digest"]
