from typing import Any

from app.models import Flight
from fastapi import FastAPI

app = FastAPI()


@app.post("/flights/book")
async def book_seats(booking: dict[str, Any]):
    flight = await Flight.get(number=booking["flight"])
    flight.seats_left -= booking.get("seats", 1)  # finding
    await flight.save()
    return {"seats_left": flight.seats_left}
