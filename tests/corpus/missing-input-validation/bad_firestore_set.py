import json

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods
from google.cloud import firestore

client = firestore.Client()


@require_http_methods(["PUT"])
def save_recipe(request, recipe_id):
    document = json.loads(request.body.decode())
    client.collection("recipes").document(str(recipe_id)).set(document)
    return HttpResponse(status=204)
