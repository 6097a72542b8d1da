import os

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.utils._os import safe_join


@login_required
def download_invoice(request):
    relative = request.GET.get("file", "")
    location = safe_join(os.path.join(settings.MEDIA_ROOT, "invoices"), relative)
    try:
        return FileResponse(open(location, "rb"), as_attachment=True)
    except FileNotFoundError as exc:
        raise Http404("no such invoice") from exc
