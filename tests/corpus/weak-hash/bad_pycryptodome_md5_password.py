from Crypto.Hash import MD5
from django.http import JsonResponse

from .models import Customer


def change_password(request):
    customer = Customer.objects.get(pk=request.session["customer_id"])
    hasher = MD5.new()
    hasher.update(request.POST["new_password"].encode())
    customer.password = hasher.hexdigest()
    customer.save(update_fields=["password"])
    return JsonResponse({"changed": True})
