from datetime import date

from django.http import HttpResponse
from django.utils.html import format_html


def receipt(request, number):
    customer = request.GET["customer"]
    html = format_html(f"<p>Receipt {number:d} for {customer} on {{}}</p>", date.today())
    return HttpResponse(html)
