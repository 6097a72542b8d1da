from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from .backends import lookup


@require_POST
def kerberos_login(request):
    user = lookup(request.POST["principal"])
    if user is None:
        return render(request, "login.html", {"error": True}, status=403)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")
