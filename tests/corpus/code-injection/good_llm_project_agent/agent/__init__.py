from .model import Assistant

__all__ = ["Assistant"]
