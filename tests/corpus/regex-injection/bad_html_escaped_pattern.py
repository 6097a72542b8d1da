import html
import re as regex

from django.http import JsonResponse

NAMES = ("alice", "bob", "carol")


def find(request):
    wanted = html.escape(request.GET["name"])
    found = [n for n in NAMES if regex.fullmatch("(?i)" + wanted + ".*", n)]
    return JsonResponse({"found": found})
