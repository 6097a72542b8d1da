from .digests import matches

__all__ = ["matches"]
