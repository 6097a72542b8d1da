from .writer import write_project

__all__ = ["write_project"]
