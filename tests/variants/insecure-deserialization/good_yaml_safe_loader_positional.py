import yaml
from django.http import JsonResponse
from django.views.decorators.http import require_POST

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader


@require_POST
def import_settings(request):
    uploaded = request.FILES["settings"].read()
    document = yaml.load(uploaded, SafeLoader)
    return JsonResponse({"keys": sorted(document)})
