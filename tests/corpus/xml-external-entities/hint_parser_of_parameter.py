from lxml import etree


def load(source):
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    return etree.parse(source, parser).getroot()
