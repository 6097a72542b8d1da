from django.http import HttpResponse

from . import mailer


def ask(request):
    mailer.send(request.POST["email"], request.POST["question"])
    return HttpResponse(status=204)
