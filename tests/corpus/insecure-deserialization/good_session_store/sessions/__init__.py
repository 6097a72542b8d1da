from .codec import decode, encode
from .interface import BodySession

__all__ = ["BodySession", "decode", "encode"]
