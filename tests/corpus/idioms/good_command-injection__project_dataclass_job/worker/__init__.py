from .models import Job
from .runner import run

__all__ = ["Job", "run"]
