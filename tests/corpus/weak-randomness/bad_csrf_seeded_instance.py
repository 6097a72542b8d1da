import random
import time

from django.shortcuts import render


class TokenSource:
    def __init__(self):
        self._random = random.Random(time.time())

    def make(self, size=32):
        return "".join(self._random.sample("abcdefghijklmnopqrstuvwxyz0123456789", size))


tokens = TokenSource()


def transfer_form(request):
    csrf_token = tokens.make()
    request.session["csrf_token"] = csrf_token
    return render(request, "transfer.html", {"csrf_token": csrf_token})
