"""AWS Lambda with Powertools or Chalice: handlers and routes."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

_POWERTOOLS = "aws_lambda_powertools.event_handler"

LIBRARY = Library(
    name="aws_lambda",
    readings=(
        Reading(
            names=of(
                f"{_POWERTOOLS}.api_gateway.Event",
                "body json_body query_string_parameters headers path raw_event get_query_string_value get_header_value",
            ),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(names=("chalice.Chalice.current_request", ".current_request"), kind=SourceKind.REQUEST, whole=True),
        Reading(
            names=(f"{_POWERTOOLS}.api_gateway.current_event", ".current_event"), kind=SourceKind.REQUEST, whole=True
        ),
    ),
    entries=(
        Entry(decorators=tuple(".get .post .put .delete .patch .route".split()), path=(0, "rule", "path")),
        Entry(
            decorators=tuple(
                ".on_sqs_message .on_sns_message .on_s3_event .on_kinesis_record .lambda_function".split()
            ),
            kind=SourceKind.MESSAGE,
            whole=(0,),
            typed={1: ""},
        ),
        Entry(
            decorators=("aws_lambda_powertools.utilities.data_classes.event_source",),
            whole=(0,),
            typed={1: "aws_lambda.Context"},
        ),
    ),
    returns={"aws_lambda_powertools.utilities.typing.LambdaContext": "aws_lambda.Context"},
)
