import io
from ftplib import FTP

from django.http import HttpResponse


def mirror(request):
    server = request.GET["server"]
    buffer = io.BytesIO()
    with FTP(server, timeout=10) as ftp:
        ftp.login()
        ftp.retrbinary("RETR README", buffer.write)
    return HttpResponse(buffer.getvalue(), content_type="text/plain")
