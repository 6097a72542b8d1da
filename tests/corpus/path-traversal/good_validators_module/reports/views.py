from django.http import HttpResponse, HttpResponseBadRequest

from reports.catalog import is_known_report

FOLDER = "/srv/reports/"


def show(request):
    name = request.GET["report"]
    if not is_known_report(name):
        return HttpResponseBadRequest("unknown report")
    with open(FOLDER + name, "rb") as fh:
        return HttpResponse(fh.read(), content_type="text/csv")
