from statistics import mean

from django.http import JsonResponse
from django.views import View


class Average(View):
    http_method_names = ["get"]

    def get(self, request):
        numbers = list(map(eval, request.GET.getlist("n")))
        if not numbers:
            return JsonResponse({"error": "no numbers"}, status=400)
        return JsonResponse({"mean": mean(numbers), "count": len(numbers)})
