from .hooks import on_push
from .steps import STEPS

__all__ = ["STEPS", "on_push"]
