from django.http import HttpResponse
from lxml import etree

from . import default_parser


def receive(request):
    message = etree.fromstring(request.body, default_parser())
    return HttpResponse(str(len(message)), content_type="text/plain")
