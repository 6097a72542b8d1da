from defusedxml import ElementTree


class XmlReader:
    def __init__(self, data):
        self.data = data

    def root(self):
        return ElementTree.fromstring(self.data, forbid_dtd=True)


class LegacyReader(XmlReader):
    pass
