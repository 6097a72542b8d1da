from django.http import HttpResponse


def not_found(request):
    wanted = request.GET.get("page", "")
    return HttpResponse(f"<h1>No page called {wanted}</h1>", status=404)  # finding


def health(request):
    return HttpResponse("ok", content_type="text/plain")
