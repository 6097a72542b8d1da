"""kafka-python, confluent-kafka and aiokafka: consumers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

_CONSUMERS = (
    *("kafka.KafkaConsumer", "aiokafka.AIOKafkaConsumer"),
    *of("confluent_kafka", "Consumer DeserializingConsumer avro.AvroConsumer"),
)

LIBRARY = Library(
    name="kafka",
    readings=tuple(Reading(names=(consumer,), kind=SourceKind.MESSAGE, gives=consumer) for consumer in _CONSUMERS),
)
