from .client import Directory

__all__ = ["Directory"]
