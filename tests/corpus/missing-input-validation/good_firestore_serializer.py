from django.http import HttpResponse
from google.cloud import firestore
from rest_framework import serializers
from rest_framework.decorators import api_view

client = firestore.Client()


class RecipeSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=100)
    minutes = serializers.IntegerField(min_value=1, max_value=1440)


@api_view(["PUT"])
def save_recipe(request, recipe_id):
    serializer = RecipeSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    client.collection("recipes").document(str(recipe_id)).set(serializer.validated_data)
    return HttpResponse(status=204)
