import os
from django.http import HttpResponse
from django.core.exceptions import PermissionDenied
NAMES = ("a", "b")
def _raise():
    raise PermissionDenied("no")
def _deny():
    _raise()
def deny():
    _deny()
def fail():
    deny()
def views(request):
    name = request.GET["name"]
    if name not in NAMES:
        fail()
    os.system("ls " + name)
    return HttpResponse("ok")
