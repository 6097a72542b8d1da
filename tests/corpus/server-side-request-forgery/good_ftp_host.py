import io
from ftplib import FTP

from django.http import HttpResponse, HttpResponseNotFound

MIRRORS = ("ftp.de.example.org", "ftp.fr.example.org")


def mirror(request):
    for server in MIRRORS:
        if server == request.GET["server"]:
            break
    else:
        return HttpResponseNotFound("unknown mirror")
    buffer = io.BytesIO()
    with FTP(server, timeout=10) as ftp:
        ftp.login()
        ftp.retrbinary("RETR README", buffer.write)
    return HttpResponse(buffer.getvalue(), content_type="text/plain")
