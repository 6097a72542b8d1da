from django.http import HttpResponse


def view(request):
    response = HttpResponse(headers={"Content-Type": "text/csv"})
    response.content = request.GET["q"]
    return response
