from catalog.models import Item
from django.http import JsonResponse


def filter_items(request):
    """List items, optionally restricted to one colour."""
    items = Item.objects.filter(visible=True)
    colour = request.GET.get("colour")
    if colour:
        items = items.extra(where=[f"attributes ->> 'colour' = '{colour}'"])  # finding
    return JsonResponse({"items": list(items.values("id", "name"))})
