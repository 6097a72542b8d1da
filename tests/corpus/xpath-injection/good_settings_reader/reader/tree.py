from functools import lru_cache

from lxml import etree


@lru_cache(maxsize=1)
def document():
    return etree.parse("settings.xml")


def value_of(path):
    nodes = document().xpath(path)
    return nodes[0].text if nodes else None
