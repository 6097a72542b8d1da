from datetime import date
from uuid import UUID

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/tickets/{ticket_id}", response_class=HTMLResponse)
def ticket(ticket_id: UUID, day: date, seats: int = 1):
    return HTMLResponse(f"<h1>Ticket {ticket_id}</h1><p>{day.isoformat()}, {seats} seats</p>")
