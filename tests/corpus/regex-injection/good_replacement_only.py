import re as regex

from django.http import JsonResponse

NAMES = ("alice", "bob", "carol")


def find(request):
    wanted = request.GET["name"]
    found = [regex.sub("^[aeiou]", lambda _: wanted, n) for n in NAMES]
    return JsonResponse({"found": found})
