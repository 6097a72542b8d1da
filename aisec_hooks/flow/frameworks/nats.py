"""NATS, STOMP and MQTT: messages of subscriptions."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="nats",
    readings=(
        Reading(names=of("nats.aio.msg.Msg", "data headers subject"), kind=SourceKind.MESSAGE),
        Reading(names=("nats.aio.subscription.Subscription.next_msg",), kind=SourceKind.MESSAGE),
        Reading(names=("nats.aio.subscription.Subscription[]",), kind=SourceKind.MESSAGE),
        Reading(names=("nats.aio.client.Client.request", "nats.connect.request"), kind=SourceKind.MESSAGE),
        Reading(names=of("paho.mqtt.client.MQTTMessage", "payload topic"), kind=SourceKind.MESSAGE),
    ),
    entries=(
        Entry(
            registrars=("nats.connect.subscribe", ".subscribe"), kind=SourceKind.MESSAGE, typed={0: "nats.aio.msg.Msg"}
        ),
        Entry(
            signature=("client", "userdata", "msg"),
            kind=SourceKind.MESSAGE,
            typed={0: "", 1: "", 2: "paho.mqtt.client.MQTTMessage"},
        ),
        Entry(
            signature=("client", "userdata", "message"),
            kind=SourceKind.MESSAGE,
            typed={0: "", 1: "", 2: "paho.mqtt.client.MQTTMessage"},
        ),
        Entry(bases=("stomp.ConnectionListener",), methods=("on_message",), kind=SourceKind.MESSAGE),
    ),
    returns={"nats.connect": "nats.aio.client.Client", ".subscribe": "nats.aio.subscription.Subscription"},
)
