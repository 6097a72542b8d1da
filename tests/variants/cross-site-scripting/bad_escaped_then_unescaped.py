import html

from django.http import HttpResponse


def quote_of_the_day(request):
    quote = html.escape(request.GET.get("quote", ""))
    author = html.unescape(html.escape(request.GET.get("author", "")))
    return HttpResponse(f"<q>{quote}</q> <cite>{author}</cite>")  # finding
