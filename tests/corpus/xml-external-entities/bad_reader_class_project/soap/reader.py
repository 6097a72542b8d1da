from lxml import etree


class XmlReader:
    resolve = False

    def __init__(self, data):
        self.data = data

    def root(self):
        return etree.fromstring(self.data, etree.XMLParser(resolve_entities=self.resolve))


class LegacyReader(XmlReader):
    resolve = True
