import zlib
from pickle import loads as unpack

from django.http import JsonResponse


def restore_state(request):
    compressed = request.body
    try:
        state = unpack(zlib.decompress(compressed))  # finding
    except zlib.error:
        return JsonResponse({"error": "Corrupt state"}, status=400)
    return JsonResponse({"step": state["step"]})
