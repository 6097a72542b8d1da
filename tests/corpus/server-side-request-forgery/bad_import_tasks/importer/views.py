import json

from django.http import JsonResponse

from .fetch import load_remote


def start_import(request):
    options = json.loads(request.body)
    document = load_remote(options.get("feed"), verify=options.get("verify", True))
    return JsonResponse({"size": len(document)})
