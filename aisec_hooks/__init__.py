"""aisec-hooks: what does this change introduce, and how is it fixed."""

__version__ = "0.1.0"
