from django.db import models
from django.shortcuts import render
from django.views.generic import ListView


class Ticket(models.Model):
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20)
    opened = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "desk"


class TicketList(ListView):
    model = Ticket
    paginate_by = 25

    def get_queryset(self):
        tickets = super().get_queryset()
        since = self.request.GET.get("since")
        if since:
            tickets = tickets.extra(where=["opened >= %s"], params=[since])
        return tickets.order_by("-opened")


def board(request):
    state = request.GET.get("state", "open")
    return render(request, "desk/board.html", {"open": Ticket.objects.filter(state=state)})
