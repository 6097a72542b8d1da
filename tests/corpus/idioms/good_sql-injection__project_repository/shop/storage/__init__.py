from .products import ProductRepository
from .session import connect

__all__ = ["ProductRepository", "connect"]
