from bookings.models import Booking
from django import forms
from django.http import JsonResponse
from django.views.decorators.http import require_POST


class BookingForm(forms.Form):
    room = forms.IntegerField(min_value=1)
    nights = forms.IntegerField(min_value=1, max_value=30)


@require_POST
def create_booking(request):
    form = BookingForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    booking = Booking.objects.create(**form.cleaned_data)
    return JsonResponse({"id": booking.pk}, status=201)
