from django.http import HttpResponse


def export(request):
    response = HttpResponse("id;total\n", content_type="text/csv")
    response["Content-Disposition"] = "attachment; filename=%s" % request.GET.get("name", "export.csv")
    return response
