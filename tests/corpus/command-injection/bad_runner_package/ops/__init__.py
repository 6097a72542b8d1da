from .base import Runner
from .network import Resolver

__all__ = ["Resolver", "Runner"]
