import json

from bookings.models import Booking
from django.http import JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def create_booking(request):
    data = json.loads(request.body)
    booking = Booking.objects.create(**data)  # finding
    return JsonResponse({"id": booking.pk}, status=201)
