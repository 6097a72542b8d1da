from .client import Upstream

__all__ = ["Upstream"]
