from django.http import HttpResponse, JsonResponse


def not_found(request):
    wanted = request.GET.get("page", "")
    return HttpResponse(f"No page called {wanted}", status=404, content_type="text/plain")


def suggestions(request):
    return JsonResponse({"html": f"<li>{request.GET.get('q', '')}</li>"})
