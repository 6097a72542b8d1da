import json

from django.db import connection
from django.http import JsonResponse


def seats(request):
    first, last = json.loads(request.body)["range"]
    with connection.cursor() as cursor:
        cursor.execute(query := f"SELECT seat FROM seats WHERE seat BETWEEN '{first}' AND '{last}'")  # finding
        rows = cursor.fetchall()
    print(len(query))
    return JsonResponse({"seats": [seat for (seat,) in rows]})
