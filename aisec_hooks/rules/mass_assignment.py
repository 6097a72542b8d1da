"""Data of the rule mass-assignment."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="mass-assignment",
    title="Fields of an object chosen by the client",
    message="the fields that {sink} sets are chosen by {source}",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(915,),
    owasp_2021=("A08", "A04"),
    owasp_2025=("A06",),
    fix_names={"value": "body", "model": "User"},
    sinks=(
        # Model(**body), for classes that are tables or documents
        Sink(calls=("*",), arguments=("**",), shape="keys"),
        # managers of Django, Tortoise, mongoengine, peewee
        Sink(
            calls=(
                ".create",
                ".acreate",
                ".insert_many",
                ".update_or_create",
                ".aupdate_or_create",
                ".get_or_create",
            ),
            arguments=("**", "defaults", "create_defaults"),
            shape="keys",
            receivers=("objects", "manager", "model", "query", "repo", "user", "account", "session"),
        ),
        Sink(
            calls=(".update", ".values"),
            arguments=("**", 0),
            shape="keys",
            receivers=(
                ".objects",
                "filter(",
                "filter_by(",
                ".query.",
                "query(",
                "where(",
                "insert(",
                "update(",
                "__dict__",
                "vars(",
            ),
        ),
        # an attribute of the client's choosing
        Sink(calls=("setattr", "object.__setattr__"), arguments=(1,), shape="attribute"),
        Sink(calls=(".__setattr__",), arguments=(0,), shape="attribute"),
        Sink(stores=(".__dict__",), arguments=("key",)),
        # WTForms and its like copy what the form declares; these copy everything
        Sink(
            calls=(".from_dict", ".update_from_dict", ".set_attributes", ".populate"),
            arguments=(0,),
            shape="keys",
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(
        ".load",
        ".validate",
        ".validated",
        ".model_validate",
        ".parse_obj",
        ".model_dump",
        ".validate_python",
        ".validate_json",
        "cattrs.structure",
        "msgspec.convert",
        "dacite.from_dict",
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
