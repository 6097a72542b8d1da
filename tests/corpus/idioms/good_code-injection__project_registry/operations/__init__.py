from .registry import OPERATIONS

__all__ = ["OPERATIONS"]
