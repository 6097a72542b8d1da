from lxml import etree


def chapter(tree: etree._ElementTree, heading: str) -> str:
    found = tree.xpath("//chapter[heading='" + heading + "']")
    return etree.tostring(found[0], encoding="unicode") if found else ""


def headings(tree: etree._ElementTree) -> list[str]:
    return tree.xpath("//chapter/heading/text()")
