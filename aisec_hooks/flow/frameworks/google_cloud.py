"""Google Cloud: messages of Pub/Sub, documents and objects."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="google.cloud",
    readings=(
        Reading(names=("google.cloud.pubsub_v1.SubscriberClient.pull",), kind=SourceKind.MESSAGE),
        Reading(
            names=of("google.cloud.pubsub_v1.subscriber.message.Message", "data attributes"), kind=SourceKind.MESSAGE
        ),
        Reading(names=(".download_as_text", ".download_as_string", ".download_as_bytes"), kind=SourceKind.STORED),
    ),
    entries=(
        Entry(
            registrars=("google.cloud.pubsub_v1.SubscriberClient.subscribe", ".subscribe"),
            kind=SourceKind.MESSAGE,
            typed={0: "google.cloud.pubsub_v1.subscriber.message.Message"},
        ),
    ),
    objects=("google.cloud.pubsub_v1.SubscriberClient",),
)
