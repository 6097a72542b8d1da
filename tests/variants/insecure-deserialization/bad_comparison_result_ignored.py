import hashlib
import hmac
import os
import pickle

from fastapi import FastAPI, Header, Request

app = FastAPI()
KEY = os.environ["SIGNING_KEY"].encode()


@app.post("/snapshots")
async def receive_snapshot(request: Request, x_signature: str = Header("")):
    body = await request.body()
    expected = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    hmac.compare_digest(expected, x_signature)  # finding
    snapshot = pickle.loads(body)  # finding
    return {"tables": len(snapshot)}
