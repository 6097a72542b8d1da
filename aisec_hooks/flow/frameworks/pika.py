"""Pika, aio-pika and kombu: deliveries of RabbitMQ and other brokers."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="pika",
    readings=(
        Reading(names=(".basic_get",), kind=SourceKind.MESSAGE),
        Reading(
            names=(
                *of("aio_pika.abc.AbstractIncomingMessage", "body headers"),
                *of("kombu.Message", "body payload decode headers"),
                "kombu.SimpleQueue.get",
            ),
            kind=SourceKind.MESSAGE,
        ),
    ),
    entries=(
        Entry(registrars=(".basic_consume",), kind=SourceKind.MESSAGE, typed={0: "", 1: "", 2: ""}),
        Entry(signature=("ch", "method", "properties", "body"), kind=SourceKind.MESSAGE, typed={0: "", 1: "", 2: ""}),
        Entry(
            signature=("channel", "method", "properties", "body"), kind=SourceKind.MESSAGE, typed={0: "", 1: "", 2: ""}
        ),
        Entry(
            registrars=(".consume", ".register_callback"), kind=SourceKind.MESSAGE, typed={"message": "kombu.Message"}
        ),
    ),
    returns=giving("aio_pika.abc.AbstractIncomingMessage", "aio_pika.IncomingMessage aio_pika.message.IncomingMessage"),
    texts=("aio_pika.abc.AbstractIncomingMessage",),
)
