"""The standard library's XML parsers and trees."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, giving, of

LIBRARY = Library(
    name="xml",
    returns={
        **giving(
            "xml.etree.ElementTree.Element",
            "xml.etree.ElementTree.fromstring xml.etree.ElementTree.XML xml.etree.ElementTree.ElementTree.getroot"
            " defusedxml.ElementTree.fromstring xml.etree.cElementTree.fromstring xml.etree.ElementTree.Element[]"
            " xml.etree.ElementTree.Element.find",
        ),
        **giving(
            "xml.etree.ElementTree.ElementTree",
            "xml.etree.ElementTree.parse defusedxml.ElementTree.parse xml.etree.cElementTree.parse",
        ),
        **giving("xml.dom.minidom.Document", "xml.dom.minidom.parse xml.dom.minidom.parseString"),
        **giving("xml.sax.xmlreader.XMLReader", "xml.sax.make_parser"),
    },
    objects=("xml.etree.ElementTree.XMLParser",),
    texts=("xml.etree.ElementTree.Element", "xml.etree.ElementTree.ElementTree", "xml.dom.minidom.Document"),
    carriers=(
        *of("xml.etree.ElementTree", "fromstring XML parse iterparse tostring fromstringlist"),
        *of("defusedxml.ElementTree", "fromstring XML parse iterparse"),
        *of("xml.dom.minidom", "parse parseString"),
        "xmltodict.parse",
    ),
)
