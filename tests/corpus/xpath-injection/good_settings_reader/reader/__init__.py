from .paths import node_path
from .tree import value_of

__all__ = ["node_path", "value_of"]
