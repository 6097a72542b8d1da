import os
from fastapi import FastAPI
app = FastAPI()
def _attempt(fn, n):
    for _ in range(n):
        try:
            return fn()
        except Exception:
            pass
def with_retry(fn):
    return _attempt(fn, 3)
@app.get("/x")
def view(name: str):
    return with_retry(lambda: os.system("ls " + name))  # finding
