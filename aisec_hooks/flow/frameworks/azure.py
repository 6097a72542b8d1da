"""Azure Functions: requests and messages of queues."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="azure",
    readings=(
        Reading(
            names=of("azure.functions.HttpRequest", "params route_params headers url"),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("azure.functions.HttpRequest", "get_json get_body form files"), kind=SourceKind.REQUEST, whole=True
        ),
        Reading(
            names=(
                *of("azure.functions.QueueMessage", "get_body get_json"),
                *of("azure.functions.ServiceBusMessage", "get_body user_properties application_properties subject"),
                *of("azure.functions.EventHubEvent", "get_body"),
                *of("azure.functions.EventGridEvent", "get_json subject"),
                *of("azure.functions.InputStream", "read name uri"),
                *of("azure.servicebus.ServiceBusReceiver", "receive_messages peek_messages"),
                *of("azure.storage.queue.QueueClient", "receive_messages receive_message peek_messages"),
                "azure.servicebus.ServiceBusReceiver[]",
            ),
            kind=SourceKind.MESSAGE,
        ),
        Reading(
            names=of("azure.storage.blob.BlobClient", "download_blob")
            + of("azure.cosmos.ContainerProxy", "query_items read_item read_all_items"),
            kind=SourceKind.STORED,
        ),
    ),
    entries=(
        Entry(decorators=(".route", ".function_name"), typed={"req": "azure.functions.HttpRequest"}),
        Entry(
            decorators=tuple(
                ".queue_trigger .service_bus_queue_trigger .service_bus_topic_trigger .event_hub_message_trigger"
                " .event_grid_trigger .blob_trigger".split()
            ),
            kind=SourceKind.MESSAGE,
        ),
    ),
    objects=of(
        "azure.functions",
        "HttpRequest QueueMessage ServiceBusMessage EventHubEvent EventGridEvent InputStream TimerRequest Context Out",
    ),
    returns={
        **giving("azure.cosmos.ContainerProxy", ".get_container_client"),
        **giving("azure.storage.blob.BlobClient", ".get_blob_client"),
    },
)
