from lxml import etree

NS = {"o": "urn:example:orders"}


class Envelope:
    def __init__(self, payload: bytes) -> None:
        self.root = etree.fromstring(payload, etree.XMLParser(resolve_entities=False))
        self.criteria: str | None = None

    def only(self, criteria: str) -> "Envelope":
        self.criteria = criteria
        return self

    def texts(self) -> list[str]:
        expression = "//o:order" + (f"[{self.criteria}]" if self.criteria else "") + "/o:id/text()"
        return self.root.xpath(expression, namespaces=NS)
