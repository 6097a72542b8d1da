"""The only part that talks to git: repositories, their snapshots, and what differs between two."""

from aisec_hooks.snapshot.comparison import Comparison
from aisec_hooks.snapshot.objects import TooLarge, Unreadable
from aisec_hooks.snapshot.repository import PushUpdate, Repository
from aisec_hooks.snapshot.search import Search
from aisec_hooks.snapshot.tree import Snapshot

__all__ = ["Comparison", "PushUpdate", "Repository", "Search", "Snapshot", "TooLarge", "Unreadable"]
