"""boto3 and aioboto3: queues, tables, objects and models of AWS."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="boto3",
    readings=(
        Reading(names=("boto3.client.receive_message", "boto3.resource.receive_messages"), kind=SourceKind.MESSAGE),
        Reading(names=(".receive_message", ".receive_messages"), kind=SourceKind.MESSAGE),
        Reading(
            names=(
                *of("boto3.client", "get_object get_item batch_get_item query scan select_object_content get_records"),
                *of("boto3.dynamodb.Table", "get_item query scan"),
            ),
            kind=SourceKind.STORED,
        ),
        Reading(
            names=(
                *of(
                    "boto3.client",
                    "invoke_model invoke_model_with_response_stream converse converse_stream invoke_agent",
                ),
                *of("", "invoke_model invoke_model_with_response_stream converse converse_stream"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns={
        **giving(
            "boto3.client",
            "boto3.client boto3.Session.client boto3.session.Session.client aioboto3.Session.client",
        ),
        **giving("boto3.resource", "boto3.resource boto3.Session.resource boto3.session.Session.resource"),
        "boto3.resource.Table": "boto3.dynamodb.Table",
        "boto3.resource.Bucket": "boto3.s3.Bucket",
        "boto3.resource.Object": "boto3.s3.Object",
        "boto3.resource.Queue": "boto3.resource",
        "boto3.resource.get_queue_by_name": "boto3.resource",
    },
)
