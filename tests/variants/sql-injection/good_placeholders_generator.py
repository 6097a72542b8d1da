from django.db import connection
from django.http import JsonResponse


def subscribers(request):
    emails = request.GET.getlist("email")
    placeholders = ", ".join(["%s" for _ in emails]) or "NULL"
    with connection.cursor() as cursor:
        cursor.execute("SELECT email, active FROM subscriber WHERE email IN (" + placeholders + ")", emails)
        found = dict(cursor.fetchall())
    return JsonResponse({"subscribers": found})
