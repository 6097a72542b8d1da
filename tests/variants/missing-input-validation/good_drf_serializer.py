from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView
from support.models import Ticket


class TicketSerializer(serializers.Serializer):
    subject = serializers.CharField(max_length=120)
    priority = serializers.IntegerField(min_value=1, max_value=5)


class TicketView(APIView):
    def post(self, request):
        serializer = TicketSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        ticket = Ticket.objects.create(**serializer.validated_data)
        return Response({"id": ticket.pk}, status=201)
