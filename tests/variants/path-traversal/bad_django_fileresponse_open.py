import os

from django.conf import settings
from django.http import FileResponse, Http404


def download_attachment(request):
    name = request.GET.get("name", "")
    full_path = os.path.join(settings.MEDIA_ROOT, "attachments", name)
    try:
        handle = open(full_path, "rb")  # finding
    except FileNotFoundError:
        raise Http404("No such attachment")
    return FileResponse(handle, as_attachment=True)
