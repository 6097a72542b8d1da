"""lxml: parsers and trees."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, giving, of

LIBRARY = Library(
    name="lxml",
    returns={
        "lxml.objectify.makeparser": "lxml.etree.XMLParser",
        **giving(
            "lxml.etree._Element",
            "lxml.etree.fromstring lxml.etree.XML lxml.etree.HTML lxml.html.fromstring lxml.objectify.fromstring"
            " lxml.etree._ElementTree.getroot lxml.etree._Element[] lxml.etree._Element.find lxml.etree.Element"
            " lxml.etree.SubElement lxml.html.document_fromstring lxml.html.fragment_fromstring",
        ),
        **giving(
            "lxml.etree._ElementTree",
            "lxml.etree.parse lxml.html.parse lxml.objectify.parse lxml.etree.ElementTree"
            " lxml.etree._Element.getroottree",
        ),
    },
    objects=(
        "lxml.etree.XMLParser",
        "lxml.etree.HTMLParser",
        "lxml.etree.ETCompatXMLParser",
        "lxml.etree.XSLT",
        "lxml.etree.XPath",
    ),
    texts=("lxml.etree._Element", "lxml.etree._ElementTree"),
    carriers=(
        *of("lxml.etree", "fromstring XML HTML parse fromstringlist iterparse tostring"),
        *of("lxml.objectify", "fromstring parse"),
        *of("lxml.etree._Element", "text tail get attrib find findall findtext iter iterfind xpath itertext getroot"),
    ),
)
