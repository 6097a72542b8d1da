import subprocess

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponse, HttpResponseBadRequest


@staff_member_required
def media_info(request):
    name = request.GET.get("name")
    if not name:
        return HttpResponseBadRequest("name missing")
    script = f"ffprobe -hide_banner /media/uploads/{name}"
    done = subprocess.run([script], shell=True, capture_output=True, text=True)
    return HttpResponse(done.stderr, content_type="text/plain")
