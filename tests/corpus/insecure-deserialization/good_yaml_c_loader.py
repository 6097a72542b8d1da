from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt
from yaml import load, load_all

try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader


def read_manifests(stream, many=True):
    return list(load_all(stream, Loader)) if many else [load(stream, Loader)]


@csrf_exempt
def import_manifests(request):
    uploaded = request.FILES["manifest"]
    docs = read_manifests(uploaded.read())
    return JsonResponse({"kinds": [d["kind"] for d in docs]})
