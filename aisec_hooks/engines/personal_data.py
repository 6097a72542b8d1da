"""The engine for data about people, and for machines of a private network that stand beside a credential."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.model import Match
from aisec_hooks.personal import may_hold, may_hold_internal
from aisec_hooks.syntax.source import Source


class PersonalData:
    """Lists of people's addresses, numbers that the state or a bank gave to somebody, hosts beside credentials."""

    name = "personal-data"

    def wants(self, source: Source) -> bool:
        """Whether the text has a mail address, enough digits, or a host of a private network."""
        text = source.text
        return (may_hold(text) or may_hold_internal(text)) and not places.full_of_hashes(source.path)

    def check(self, source: Source) -> Iterator[Match | Unreported]:
        """One match for each group of values of a kind, all other values as unreported."""
        # imported here: most files of a commit hold nothing of the kind
        from aisec_hooks.engines.personal_groups import found  # noqa: PLC0415

        yield from found(source)
