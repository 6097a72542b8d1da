from fastapi import Depends, FastAPI
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from .database import Order, get_session

app = FastAPI()


class OrderIn(BaseModel):
    sku: str = Field(max_length=32)
    quantity: int = Field(ge=1, le=100)


@app.post("/orders", status_code=201)
def place_order(payload: OrderIn, db: Session = Depends(get_session)):
    order = Order(**payload.model_dump())
    db.add(order)
    db.commit()
    return {"id": order.id}
