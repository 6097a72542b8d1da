import logging

from django.contrib.auth.models import User
from django.http import JsonResponse
from django.utils.crypto import get_random_string

logger = logging.getLogger(__name__)


def reset(request):
    user = User.objects.get(pk=request.POST["id"])
    new_password = get_random_string(16)
    user.set_password(new_password)
    user.save()
    logger.info("password reset for %(user)s: %(password)s", {"user": user.pk, "password": new_password})
    return JsonResponse({"reset": True})
