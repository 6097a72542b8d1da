import json
import sqlite3

from django.http import JsonResponse


def people(request):
    envelope = json.dumps({"sort": "surname", "filter": request.GET.get("filter", "")})
    message = json.loads(envelope)
    connection = sqlite3.connect("people.db")
    cursor = connection.cursor()
    cursor.execute("SELECT surname FROM people WHERE town = ? ORDER BY " + message["sort"], (message["filter"],))
    return JsonResponse({"people": cursor.fetchall()})
