import hashlib
import os
import time

from fastapi import FastAPI

app = FastAPI()
API_KEY = os.environ["MAIL_API_KEY"]


@app.get("/signature")
def signature(address: str) -> dict[str, str]:
    text = f"{API_KEY}:{address}:{int(time.time()) // 3600}"
    return {"signature": hashlib.sha3_256(text.encode()).hexdigest()}
