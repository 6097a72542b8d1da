import os

from django.conf import settings
from django.http import JsonResponse
from django.views import View


class ImportView(View):
    def post(self, request):
        target = os.path.join(settings.MEDIA_ROOT, "imports", request.POST["target_name"])
        with open(target, "wb+") as destination:  # finding
            for chunk in request.FILES["data"].chunks():
                destination.write(chunk)
        return JsonResponse({"imported": True})
