"""Making the index anew: reading every record, packing what they say, putting it in the place of the old one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from aisec_hooks.dependencies.advisories import fetch, osv, store
from aisec_hooks.dependencies.advisories.index import Facts, pack
from aisec_hooks.errors import Incomplete

LICENCE = "CC-BY 4.0 (GitHub and PyPI advisory databases), Apache-2.0 (OpenSSF malicious packages)"
"""Under which those who wrote the records let others use them."""


class Updated(NamedTuple):
    """What was made."""

    facts: Facts
    size: int
    """Bytes of the index."""
    withdrawn: int
    unreadable: int
    """Records that are none, or parts of records that are out of all bounds."""


def update(place: str, progress: fetch.Progress) -> Updated:
    """Fetch the records at a URL, in a file or in a folder; the index is only written if there are any."""
    counts: Counter[str] = Counter()
    told: list[osv.Told] = []
    newest, today = "", date.today().isoformat()
    for data in fetch.records(place, progress):
        read = osv.read(data) if data is not None else None
        if read is None:
            counts["unreadable"] += 1
            continue
        counts["withdrawn"] += read.withdrawn
        counts["unreadable"] += read.bounded
        told += read.told
        newest = max(newest, min(read.modified, today))
    if not told:
        raise Incomplete(f"there is no advisory for PyPI in {fetch.shown(place)}")
    advisories = osv.gathered(told)
    every = [advisory for each in advisories.values() for advisory in each]
    malicious = sum(advisory.malicious for advisory in every)
    facts = Facts(
        source=fetch.shown(place),
        licence=LICENCE,
        data_day=newest,
        fetched=today,
        advisories=len(every) - malicious,
        malicious=malicious,
        packages=len(advisories),
    )
    data = pack(advisories, facts)
    store.write(data)
    return Updated(facts, len(data), counts["withdrawn"], counts["unreadable"])
