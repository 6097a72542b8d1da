from django.contrib.auth import authenticate, login
from django.http import HttpResponse, HttpResponseRedirect


def sign_in(request):
    user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
    if user is None:
        return HttpResponse("invalid login", status=401)
    login(request, user)
    target = request.POST.get("next", request.GET.get("next", "/"))
    return HttpResponseRedirect(target)
