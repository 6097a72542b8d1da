import re

from django.http import HttpResponse, HttpResponseBadRequest

SERIAL = r"^(\d|\d\d)+-[A-Z]$"


def register(request):
    serial = request.POST.get("serial", "")
    if re.match(SERIAL, serial) is None:
        return HttpResponseBadRequest("bad serial")
    return HttpResponse("ok", content_type="text/plain")
