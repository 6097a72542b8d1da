from django.http import HttpResponse
from django.utils.html import escape


def order_summary(request):
    customer = escape(request.GET.get("customer", ""))
    remark = request.GET.get("remark", "")
    html = f"<dl><dt>Customer</dt><dd>{customer}</dd>"
    html += f"<dt>Remark</dt><dd>{remark}</dd></dl>"
    return HttpResponse(html)  # finding
