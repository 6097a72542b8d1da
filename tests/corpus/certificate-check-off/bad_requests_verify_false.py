import os

import requests
from flask import Flask, jsonify

app = Flask(__name__)
INVENTORY_URL = os.environ["INVENTORY_URL"]


@app.get("/stock/<int:item>")
def stock(item):
    reply = requests.get(f"{INVENTORY_URL}/items/{item}", timeout=5, verify=False)
    reply.raise_for_status()
    return jsonify(reply.json())
