"""Data of the rule insecure-deserialization."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_PICKLES = "pickle _pickle cPickle pickle5 dill cloudpickle zodbpickle zodbpickle.pickle compress_pickle".split()
_SAFE_LOADERS = (
    # a loader of one's own is as safe as the constructor that it is made of
    "SafeLoader CSafeLoader BaseLoader CBaseLoader FullLoader SafeConstructor BaseConstructor"
).split()
_SENT = (SourceKind.REQUEST, SourceKind.NETWORK, SourceKind.MESSAGE, SourceKind.MODEL)

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
                *(f"{module}.{name}" for module in _PICKLES for name in ("load", "loads", "Unpickler")),
                *("joblib.load", "sklearn.externals.joblib.load", "marshal.load", "marshal.loads"),
                *("shelve.open", "shelve.DbfilenameShelf", "jsonpickle.decode", "jsonpickle.loads"),
                *(
                    "pandas.read_pickle",
                    "pandas.io.pickle.read_pickle",
                    "geopandas.read_pickle",
                    "modin.pandas.read_pickle",
                ),
                *("jsonpickle.unpickler.decode", "srsly.pickle_loads", "ray.cloudpickle.loads"),
                *("kombu.serialization.pickle_loads", "distributed.protocol.pickle.loads"),
            ),
            arguments=(0, "file", "data", "filename", "filepath_or_buffer", "string"),
        ),
        # pickles out of sight
        Sink(
            calls=(
                *("hickle.load", "pyarrow.deserialize", "gensim.utils.unpickle", "torch.package.PackageImporter"),
                *("yaml.Loader", "yaml.UnsafeLoader", "yaml.CLoader", "twisted.persisted.aot.unjellyFromSource"),
            ),
            arguments=(0, "stream", "fileobj"),
            kinds=_SENT,
        ),
        Sink(
            calls=("yaml.load", "yaml.load_all", "oyaml.load", "oyaml.load_all"),
            arguments=(0, "stream"),
            unless=tuple((place, loader) for place in ("Loader", "1") for loader in _SAFE_LOADERS),
        ),
        Sink(
            calls=(
                *("yaml.unsafe_load", "yaml.unsafe_load_all"),
                *("ruamel.yaml.unsafe_load", "ruamel.yaml.unsafe_load_all"),
            ),
            arguments=(0, "stream"),
        ),
        Sink(
            calls=("ruamel.yaml.YAML.load", "ruamel.yaml.YAML.load_all"),
            arguments=(0, "stream"),
            only_if=((".typ", "'unsafe'"),),
        ),
        Sink(
            calls=("ruamel.yaml.load", "ruamel.yaml.load_all"),
            arguments=(0, "stream"),
            unless=tuple((p, f"{x}Loader") for p in ("Loader", "1") for x in ("Safe", "CSafe", "Base", "RoundTrip")),
        ),
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
        Sink(
            calls=("numpy.load", "numpy.lib.format.read_array"),
            arguments=(0, "file", "fp"),
            only_if=(("allow_pickle", "True"),),
        ),
        # layers of Keras and flavours of MLflow may be code
        Sink(
            calls=tuple(f"{package}.models.load_model" for package in ("keras", "tensorflow.keras", "tf_keras")),
            arguments=(0, "filepath"),
            only_if=(("safe_mode", "False"),),
        ),
        Sink(
            calls=tuple(f"{package}.models.load_model" for package in ("keras", "tensorflow.keras", "tf_keras")),
            arguments=(0, "filepath"),
            kinds=_SENT,
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.MESSAGE: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.HIGH,
        SourceKind.STORED: Confidence.MEDIUM,
        SourceKind.ENVIRONMENT: Confidence.MEDIUM,
    },
)
