from django.contrib.auth import authenticate
from django.http import HttpResponseRedirect, JsonResponse
from django.views import View


class SignInView(View):
    def post(self, request):
        user = authenticate(
            request,
            username=request.POST.get("username"),
            password=request.POST.get("password"),
        )
        if user is None:
            return JsonResponse({"error": "wrong credentials"}, status=401)
        request.session.cycle_key()
        request.session["user_id"] = user.pk
        request.session["is_admin"] = user.is_staff
        return HttpResponseRedirect("/dashboard/")
