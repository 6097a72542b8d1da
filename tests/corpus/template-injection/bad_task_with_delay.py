from celery import shared_task
from django.http import JsonResponse
from jinja2 import Template


@shared_task
def send(source, name):
    return Template(source + "<p>Bye</p>").render(name=name)


def preview(request):
    send.delay(request.POST["source"], request.user.get_username())
    return JsonResponse({"queued": True})
