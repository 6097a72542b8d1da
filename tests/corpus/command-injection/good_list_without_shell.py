import subprocess

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponse, HttpResponseBadRequest

USE_SHELL = False


@staff_member_required
def media_info(request):
    name = request.GET.get("name")
    if not name:
        return HttpResponseBadRequest("name missing")
    script = ["ffprobe", "-hide_banner", f"/media/uploads/{name}"]
    done = subprocess.run(script, shell=USE_SHELL, capture_output=True, text=True)
    return HttpResponse(done.stderr, content_type="text/plain")
