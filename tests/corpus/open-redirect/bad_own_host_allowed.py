from urllib.parse import urlsplit

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def leave(request):
    address = request.GET.get("to", "/")
    hosts = {request.get_host(), urlsplit(address).netloc}
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=hosts):
        address = "/"
    return HttpResponseRedirect(address)
