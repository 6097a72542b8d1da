import hashlib
import hmac
import os
import pickle

from fastapi import FastAPI, Header, HTTPException, Request

app = FastAPI()
KEY = os.environ["WORKER_KEY"].encode()


@app.post("/results")
async def results(request: Request, x_signature: str = Header()):
    body = await request.body()
    result = pickle.loads(body)
    expected = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, x_signature):
        raise HTTPException(status_code=403)
    request.app.state.results = result
    return {"stored": True}
