from itertools import islice
from random import randint

from fastapi import FastAPI

app = FastAPI()
ISSUED: dict[str, str] = {}


def digits():
    while True:
        yield randint(0, 9)


def one_time_code(length: int = 8) -> str:
    return "".join(map(str, islice(digits(), length)))


@app.post("/code")
def code(login: str) -> dict[str, bool]:
    ISSUED[login] = one_time_code()
    return {"sent": True}
