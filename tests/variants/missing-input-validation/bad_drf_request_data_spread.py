from rest_framework.response import Response
from rest_framework.views import APIView
from support.models import Ticket


class TicketView(APIView):
    def post(self, request):
        ticket = Ticket.objects.create(**request.data)  # finding
        return Response({"id": ticket.pk}, status=201)
