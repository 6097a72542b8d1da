from .storage import DiskStorage

__all__ = ["DiskStorage"]
