import logging

from django.http import JsonResponse

logger = logging.getLogger("orders")


def track(request):
    code = request.GET.get("code", "")
    logger.warning("unknown tracking code %r from %s", code, request.META["REMOTE_ADDR"])
    return JsonResponse({"found": False}, status=404)
