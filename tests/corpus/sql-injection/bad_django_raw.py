from django.contrib.auth.decorators import login_required
from django.db import models
from django.http import JsonResponse
from django.views.decorators.http import require_GET


class Invoice(models.Model):
    number = models.CharField(max_length=32)
    customer = models.CharField(max_length=120)
    paid = models.BooleanField(default=False)

    class Meta:
        app_label = "billing"


@login_required
@require_GET
def search_invoices(request):
    needle = request.GET.get("customer", "")
    sql = "SELECT * FROM billing_invoice WHERE customer LIKE '%%%s%%' AND paid = false" % needle
    matches = [{"number": inv.number, "customer": inv.customer} for inv in Invoice.objects.raw(sql)]
    return JsonResponse({"results": matches})
