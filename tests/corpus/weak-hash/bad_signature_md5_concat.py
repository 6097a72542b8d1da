import hashlib
import os

from flask import Flask, abort, request

app = Flask(__name__)
WEBHOOK_SECRET = os.environ["WEBHOOK_SECRET"]


@app.post("/webhooks/payment")
def payment_webhook():
    payload = request.get_data(as_text=True)
    signature = hashlib.md5((WEBHOOK_SECRET + payload).encode()).hexdigest()
    if signature != request.headers.get("X-Signature"):
        abort(403)
    return {"received": True}
