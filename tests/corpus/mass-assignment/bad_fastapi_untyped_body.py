from typing import Any

from fastapi import Body, Depends, FastAPI
from sqlalchemy.orm import Session

from .database import Order, get_session

app = FastAPI()


@app.post("/orders", status_code=201)
def place_order(payload: dict[str, Any] = Body(...), db: Session = Depends(get_session)):
    order = Order(**payload)
    db.add(order)
    db.commit()
    return {"id": order.id}
