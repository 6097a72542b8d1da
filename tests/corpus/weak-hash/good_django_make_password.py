from django.contrib.auth.hashers import make_password
from django.http import JsonResponse

from .models import Customer


def change_password(request):
    customer = Customer.objects.get(pk=request.session["customer_id"])
    customer.password = make_password(request.POST["new_password"])
    customer.save(update_fields=["password"])
    return JsonResponse({"changed": True})
