from xml.dom import pulldom

from django.http import JsonResponse


def entries(request):
    names = []
    document = pulldom.parseString(request.body.decode())
    for event, node in document:
        if event == pulldom.START_ELEMENT and node.tagName == "entry":
            document.expandNode(node)
            names.append(node.toxml())
    return JsonResponse({"entries": names})
