from .compose import compose
from .send import deliver

__all__ = ["compose", "deliver"]
