import logging
from dataclasses import dataclass

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
log = logging.getLogger("checkout")


class Payment(BaseModel):
    card_number: str
    cvv: str
    amount: float


@dataclass
class Receipt:
    amount: float


def mask(number: str) -> str:
    return "*" * 12 + number[-4:]


@app.post("/pay")
def pay(payment: Payment):
    log.info("paying %.2f with card %s", payment.amount, mask(payment.card_number))
    return Receipt(payment.amount)
