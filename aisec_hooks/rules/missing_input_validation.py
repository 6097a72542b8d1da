"""Data of the rule missing-input-validation."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="missing-input-validation",
    title="Request body written without validation",
    message="{source} goes into {sink} without its type or range being checked",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(20, 915),
    owasp_2021=("A03", "A04"),
    owasp_2025=("A05", "A06"),
    fix_names={"value": "data"},
    sinks=(
        Sink(
            calls=(".execute", ".executemany"),
            arguments=(1, "parameters", "params", "args", "values"),
            shape="write",
        ),
        Sink(
            # MongoDB, Django and DRF managers, SQLAlchemy sessions, Redis, DynamoDB
            calls=(
                ".insert_one",
                ".insert_many",
                ".update_one",
                ".update_many",
                ".replace_one",
                ".find_one_and_update",
                ".create",
                ".update_or_create",
                ".get_or_create",
                ".bulk_create",
                ".put_item",
                ".hset",
                ".values",
            ),
            arguments=(),
            shape="write",
        ),
        Sink(
            calls=(".update", ".insert", ".save", ".merge", ".add", ".add_all"),
            arguments=(),
            shape="write",
            receivers=("objects", "session", "collection", "db", "repo", "table", "query", "store", "mongo", "filter"),
        ),
        # an attribute of the client's choosing
        Sink(calls=("setattr",), arguments=(1,), shape="attribute"),
    ),
    sanitizers=(
        ".load",
        ".validate",
        ".validated",
        ".model_validate",
        ".parse_obj",
        ".is_valid",
        "jsonschema.validate",
        "generate_password_hash",
        "make_password",
        ".hash",
        ".hashpw",
        ".validate_python",
        ".validate_json",
    ),
    certainty={SourceKind.REQUEST: Confidence.HIGH},
)
