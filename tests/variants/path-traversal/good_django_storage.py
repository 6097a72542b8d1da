from django.core.files.storage import default_storage
from django.http import JsonResponse
from django.views import View


class ImportView(View):
    def post(self, request):
        uploaded = request.FILES["data"]
        stored = default_storage.save(f"imports/{request.user.pk}.csv", uploaded)
        return JsonResponse({"stored": stored, "size": uploaded.size})
