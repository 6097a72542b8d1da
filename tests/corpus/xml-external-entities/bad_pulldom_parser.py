from xml.dom import pulldom
from xml.sax import handler, make_parser

from django.http import JsonResponse


def entries(request):
    sax = make_parser()
    sax.setFeature(handler.feature_external_ges, 1)
    names = []
    document = pulldom.parseString(request.body.decode(), parser=sax)
    for event, node in document:
        if event == pulldom.START_ELEMENT and node.tagName == "entry":
            document.expandNode(node)
            names.append(node.toxml())
    return JsonResponse({"entries": names})
