import json

from accounts.models import Profile
from django.http import JsonResponse
from django.views import View


class ProfileView(View):
    def patch(self, request):
        changes = json.loads(request.body)
        Profile.objects.filter(user=request.user).update(**changes)  # finding
        return JsonResponse({"status": "updated"})
