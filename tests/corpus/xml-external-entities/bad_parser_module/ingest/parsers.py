from lxml import etree


def open_parser():
    return etree.XMLParser(resolve_entities=True, encoding="utf-8")


def closed_parser():
    return etree.XMLParser(resolve_entities=False, encoding="utf-8")
