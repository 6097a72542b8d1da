from django.contrib.auth import authenticate
from django.http import HttpResponseRedirect, JsonResponse
from rest_framework.authtoken.models import Token

TWO_WEEKS = 14 * 24 * 3600


def sign_in(request):
    user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
    if user is None:
        return JsonResponse({"error": "invalid"}, status=401)
    token, _ = Token.objects.get_or_create(user=user)
    response = HttpResponseRedirect("/home/")
    response.set_cookie("auth_token", token.key, TWO_WEEKS, secure=True, httponly=True, samesite="Lax")
    return response
