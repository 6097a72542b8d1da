from statistics import mean, median

from django.http import JsonResponse
from django.views import View

REDUCERS = {"mean": "mean(numbers)", "median": "median(numbers)", "range": "max(numbers) - min(numbers)"}


class Average(View):
    http_method_names = ["get"]

    def get(self, request):
        numbers = list(map(float, request.GET.getlist("n")))
        if not numbers:
            return JsonResponse({"error": "no numbers"}, status=400)
        code = REDUCERS.get(request.GET.get("reduce"), "mean(numbers)")
        value = eval(code, {"mean": mean, "median": median, "numbers": numbers})
        return JsonResponse({"value": value, "count": len(numbers)})
