import json

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from .models import Profile


@login_required
@require_POST
def edit_profile(request):
    changes = json.loads(request.body)
    changes.pop("id", None)
    Profile.objects.filter(user=request.user).update(**changes)
    return JsonResponse({"ok": True})
