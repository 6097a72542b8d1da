"""Data about people, and names of machines behind the firewall, in any text."""

from __future__ import annotations

from aisec_hooks.personal.find import internal, may_hold, may_hold_internal, personal
from aisec_hooks.personal.found import Personal

__all__ = ["Personal", "internal", "may_hold", "may_hold_internal", "personal"]
