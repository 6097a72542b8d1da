import yaml
from django.http import JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def import_settings(request):
    uploaded = request.FILES["settings"].read()
    document = yaml.load(uploaded, yaml.UnsafeLoader)  # finding
    return JsonResponse({"keys": sorted(document)})
