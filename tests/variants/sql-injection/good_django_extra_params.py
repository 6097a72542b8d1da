from catalog.models import Item
from django.http import JsonResponse


def filter_items(request):
    items = Item.objects.filter(visible=True)
    colour = request.GET.get("colour")
    if colour:
        items = items.extra(where=["attributes ->> 'colour' = %s"], params=[colour])
    return JsonResponse({"items": list(items.values("id", "name"))})
