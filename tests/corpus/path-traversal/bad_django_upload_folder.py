from django.http import JsonResponse
from django.views.decorators.http import require_POST

BASE = "/srv/media/albums"


@require_POST
def add_picture(request):
    picture = request.FILES["picture"]
    album = request.POST.get("album", "inbox")
    destination = "{}/{}/{}".format(BASE, album, picture.name)
    with open(destination, "wb+") as out:
        for chunk in picture.chunks():
            out.write(chunk)
    return JsonResponse({"stored": picture.size})
