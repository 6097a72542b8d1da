"""Data of the rule insecure-deserialization."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="insecure-deserialization",
    title="Objects revived from outside data",
    message="{sink} revives objects from {source}, which can run any code",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(502,),
    owasp_2021=("A08",),
    owasp_2025=("A08",),
    fix_names={"value": "data"},
    sinks=(
        Sink(
            calls=(
                "pickle.load",
                "pickle.loads",
                "pickle.Unpickler",
                "_pickle.load",
                "_pickle.loads",
                "cPickle.load",
                "cPickle.loads",
                "pickle5.load",
                "pickle5.loads",
                "dill.load",
                "dill.loads",
                "cloudpickle.load",
                "cloudpickle.loads",
                "joblib.load",
                "marshal.load",
                "marshal.loads",
                "shelve.open",
                "shelve.DbfilenameShelf",
                "pandas.read_pickle",
                "jsonpickle.decode",
                "jsonpickle.loads",
                "compress_pickle.load",
                "compress_pickle.loads",
                "sklearn.externals.joblib.load",
            ),
            arguments=(0, "file", "data", "filename", "filepath_or_buffer"),
        ),
        Sink(
            calls=("yaml.load", "yaml.load_all"),
            arguments=(0, "stream"),
            unless=tuple(
                (place, loader)
                for place in ("Loader", "1")
                # a loader of one's own is as safe as the constructor that it is made of
                for loader in (
                    "SafeLoader",
                    "CSafeLoader",
                    "BaseLoader",
                    "CBaseLoader",
                    "FullLoader",
                    "SafeConstructor",
                    "BaseConstructor",
                )
            ),
        ),
        Sink(calls=("yaml.unsafe_load", "yaml.unsafe_load_all"), arguments=(0, "stream")),
        # since PyYAML 5.4 no way is known to run code through it; it is still not meant for data from outside
        Sink(
            calls=("yaml.load", "yaml.load_all"),
            arguments=(0, "stream"),
            only_if=(("Loader", "FullLoader"), ("1", "FullLoader")),
            ceiling=Confidence.MEDIUM,
        ),
        Sink(calls=("yaml.full_load", "yaml.full_load_all"), arguments=(0, "stream"), ceiling=Confidence.MEDIUM),
        Sink(calls=("torch.load",), arguments=(0, "f"), only_if=(("weights_only", "False"),)),
        Sink(calls=("torch.load",), arguments=(0, "f"), unless=(("weights_only", "True"),), ceiling=Confidence.MEDIUM),
        Sink(calls=("numpy.load",), arguments=(0, "file"), only_if=(("allow_pickle", "True"),)),
    ),
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.HIGH,
    },
)
