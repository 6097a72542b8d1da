from django.http import JsonResponse

from .selectors import revenue_for, sales_of


def revenue(request, seller):
    return JsonResponse(revenue_for(seller), safe=False)


def detail(request, pk):
    return JsonResponse({"sales": sales_of(pk)})
