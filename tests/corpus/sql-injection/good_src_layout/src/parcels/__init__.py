from .queries import ParcelQuery, run
from .schemas import Search

__all__ = ["ParcelQuery", "Search", "run"]
