from django.http import HttpResponse


def view(request):
    response = HttpResponse(content_type="text/plain")
    response.content = request.GET["q"]
    return response
