from datetime import date

from django.http import HttpResponse
from django.utils.html import format_html


def receipt(request, number):
    customer = request.GET["customer"]
    html = format_html("<p>Receipt {n} for {who} on {day}</p>", n=int(number), who=customer, day=date.today())
    return HttpResponse(html)
