"""The command `aisec update`: the known vulnerabilities of packages, downloaded and packed."""

from __future__ import annotations

from aisec_hooks import kept
from aisec_hooks.dependencies.advisories import fetch, store
from aisec_hooks.dependencies.advisories.update import update
from aisec_hooks.printable import printable


def run(place: str, progress: fetch.Progress) -> str:
    """What was made, in words; `place` is a URL, a file or a folder, "" for the public export."""
    made = update(place or fetch.PUBLIC, progress)
    facts = made.facts
    left_out = [
        f"{count:,} {what}"
        for count, what in ((made.withdrawn, "withdrawn"), (made.unreadable, "that cannot be read"))
        if count
    ]
    return "\n".join(
        [
            f"{facts.advisories:,} vulnerabilities and {facts.malicious:,} malicious packages or releases, "
            f"in {facts.packages:,} packages on PyPI",
            f"left out: {', '.join(left_out)}" if left_out else "left out: none",
            f"data of {facts.data_day or 'an unknown day'}, from {facts.source}",
            f"licence: {facts.licence}",
            f"written to {printable(str(kept.folder() / store.FILE))} ({-(-made.size // 1000):,} kB)",
            "",
        ]
    )
