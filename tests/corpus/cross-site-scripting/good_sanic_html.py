from sanic import Sanic
from sanic.response import html, text

app = Sanic("tickets")


@app.get("/ticket/<number:int>")
async def ticket(request, number):
    note = request.args.get("note")
    if note is not None:
        return text(note)
    return html("<h2>Ticket " + str(number) + "</h2><p>" + str(note) + "</p>")
