def pick(request):
    return request.GET["url"]
