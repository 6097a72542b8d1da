import random
import time

from fastapi import FastAPI

from .sms import send_sms
from .store import cache

app = FastAPI()


@app.post("/login/{phone}/code")
async def request_code(phone: str):
    otp = random.randint(100000, 999999)
    await cache.set(f"otp:{phone}", {"code": otp, "expires": time.time() + 300})
    await send_sms(phone, f"Your code is {otp}")
    return {"sent": True}
