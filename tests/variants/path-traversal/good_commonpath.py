import os

from django.conf import settings
from django.http import FileResponse, Http404


def download_attachment(request):
    root = os.path.realpath(os.path.join(settings.MEDIA_ROOT, "attachments"))
    full_path = os.path.realpath(os.path.join(root, request.GET.get("name", "")))
    if os.path.commonpath([root, full_path]) != root:
        raise Http404("No such attachment")
    return FileResponse(open(full_path, "rb"), as_attachment=True)
