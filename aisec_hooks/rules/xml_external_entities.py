"""Data of the rule xml-external-entities."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_PARSES = "fromstring XML parse fromstringlist XMLID iterparse".split()
_RESOLVES = tuple(
    (f"{place}.{setting}", value)
    for place in ("1", "parser")
    for setting, value in (
        ("resolve_entities", "True"),
        ("load_dtd", "True"),
        ("no_network", "False"),
        ("dtd_validation", "True"),
    )
)
_SAFE = tuple((f"{place}.resolve_entities", value) for place in ("1", "parser") for value in ("False", "'internal'"))
_READERS = (
    "xml.sax.make_parser.parse",
    "xml.sax.xmlreader.XMLReader.parse",
    "xml.sax.expatreader.ExpatParser.parse",
    "xml.sax.expatreader.create_parser.parse",
)
_SENT = (SourceKind.REQUEST, SourceKind.NETWORK, SourceKind.MESSAGE)
"""Files of one's own are read without a word."""
_ENTITIES = ("feature_external_ges", "feature_external_pes")

RULE = FlowRule(
    name="xml-external-entities",
    title="XML parsed without protection against entities",
    message="XML from {source} is parsed by {sink}, which does not refuse entities",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(611, 776),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"value": "body"},
    sinks=(
        # lxml with a parser that was told to
        Sink(
            calls=(*(f"lxml.etree.{name}" for name in _PARSES), "lxml.objectify.fromstring", "lxml.objectify.parse"),
            arguments=(0, "text", "source", "strings", "xml", "f"),
            only_if=_RESOLVES,
        ),
        Sink(
            calls=("lxml.etree.iterparse",),
            arguments=(0, "source"),
            only_if=(("resolve_entities", "True"), ("load_dtd", "True"), ("no_network", "False")),
        ),
        Sink(
            calls=("lxml.etree.XMLParser.feed", "lxml.etree.XMLPullParser.feed"),
            arguments=(0, "data"),
            only_if=((".resolve_entities", "True"), (".load_dtd", "True"), (".no_network", "False")),
        ),
        # or with its own: before lxml 5 that one reads files
        Sink(
            calls=(*(f"lxml.etree.{name}" for name in _PARSES), "lxml.objectify.fromstring", "lxml.objectify.parse"),
            arguments=(0, "text", "source", "xml", "f"),
            unless=(*_SAFE, ("resolve_entities", "False")),
            kinds=_SENT,
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=(".xinclude", "lxml.etree.XInclude", "lxml.etree.XSLT", "lxml.ElementInclude.include"),
            arguments=(0,),
            kinds=_SENT,
            ceiling=Confidence.MEDIUM,
        ),
        # SAX and pulldom with the feature switched on
        Sink(
            calls=_READERS,
            arguments=(0, "source"),
            only_if=tuple((f".{feature}", value) for feature in _ENTITIES for value in ("True", "1")),
        ),
        Sink(
            calls=(
                "xml.dom.pulldom.parse",
                "xml.dom.pulldom.parseString",
                "xml.dom.minidom.parse",
                "xml.dom.minidom.parseString",
            ),
            arguments=(0, "stream_or_string", "string", "file"),
            only_if=tuple(
                (f"{place}.{feature}", value)
                for place in ("1", "parser")
                for feature in _ENTITIES
                for value in ("True", "1")
            ),
        ),
        # Expat grows entities where its version is old
        Sink(
            calls=(
                *(f"xml.etree.{module}.{name}" for module in ("ElementTree", "cElementTree") for name in _PARSES),
                "xml.etree.ElementTree.XMLParser.feed",
                "xml.dom.minidom.parse",
                "xml.dom.minidom.parseString",
                "xml.dom.pulldom.parse",
                "xml.dom.pulldom.parseString",
                "xml.dom.expatbuilder.parse",
                "xml.dom.expatbuilder.parseString",
                "xml.sax.parse",
                "xml.sax.parseString",
                "xml.parsers.expat.ParserCreate.Parse",
                "xml.parsers.expat.ParserCreate.ParseFile",
                "xmltodict.parse",
                "untangle.parse",
                "pandas.read_xml",
            ),
            arguments=(0, "text", "source", "string", "data", "xml_input", "path_or_buffer"),
            unless=(("disable_entities", "True"),),
            kinds=_SENT,
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.MODEL: Confidence.MEDIUM,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
