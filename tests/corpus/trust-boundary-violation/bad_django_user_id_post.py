from django.http import HttpResponseRedirect, JsonResponse
from django.views import View


class SwitchAccountView(View):
    def post(self, request):
        target = request.POST.get("user_id")
        if not target:
            return JsonResponse({"error": "user_id is required"}, status=400)
        request.session.cycle_key()
        request.session["user_id"] = target
        return HttpResponseRedirect("/dashboard/")
