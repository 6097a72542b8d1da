import json

from accounts.models import Profile
from django.http import JsonResponse
from django.views import View

EDITABLE = {"display_name", "bio", "city"}


class ProfileView(View):
    def patch(self, request):
        body = json.loads(request.body)
        changes = {key: str(body[key])[:200] for key in EDITABLE if key in body}
        Profile.objects.filter(user=request.user).update(**changes)
        return JsonResponse({"updated": sorted(changes)})
