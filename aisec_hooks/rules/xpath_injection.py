"""Data of the rule xpath-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="xpath-injection",
    title="XPath expression built from outside text",
    message="text from {source} becomes part of the XPath expression of {sink}",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(643,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"receiver": "tree", "value": "name"},
    sinks=(
        # lxml, parsel, Scrapy; variables of the expression come as keywords
        Sink(calls=(".xpath", ".xpathEval"), arguments=(0, "_path", "query"), shape="xpath"),
        Sink(
            calls=(
                "lxml.etree.XPath",
                "lxml.etree.ETXPath",
                "lxml.etree.XPathEvaluator",
                "lxml.etree.XPathDocumentEvaluator",
                "lxml.etree.XPathElementEvaluator",
            ),
            arguments=(0, "path"),
            shape="xpath",
        ),
        # the short paths of ElementTree
        Sink(
            calls=(".find", ".findall", ".findtext", ".iterfind"),
            arguments=(0, "path", "match"),
            shape="xpath",
        ),
        Sink(
            calls=(
                "elementpath.select",
                "elementpath.iter_select",
                "xml.etree.ElementPath.find",
                "xml.etree.ElementPath.findall",
                "xml.etree.ElementPath.findtext",
                "xml.etree.ElementPath.iterfind",
                "xpath.find",
                "xpath.findvalue",
                "xpath.findvalues",
            ),
            arguments=(1, 0, "path"),
            shape="xpath",
        ),
        Sink(
            calls=("elementpath.Selector", "elementpath.XPath1Parser.parse", "elementpath.XPath2Parser.parse"),
            arguments=(0, "path", "source"),
            shape="xpath",
        ),
        Sink(
            calls=(".find_element", ".find_elements"),
            arguments=(1, "value"),
            only_if=(("0", "XPATH"), ("by", "XPATH"), ("0", "'xpath'")),
            shape="xpath",
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
