import json

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from .models import Profile

PICKED = ("bio", "website", "pronouns")


@login_required
@require_POST
def edit_profile(request):
    body = json.loads(request.body)
    changes = {}
    for name in PICKED:
        if name in body:
            changes[name] = body[name]
    Profile.objects.filter(user=request.user).update(**changes)
    return JsonResponse({"ok": True})
