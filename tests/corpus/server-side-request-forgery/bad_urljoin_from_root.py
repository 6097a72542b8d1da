from urllib.parse import urljoin

import requests
from flask import Flask, request

app = Flask(__name__)
API = "https://stock.example.com/v2/"


@app.get("/item")
def item():
    return requests.get(urljoin(API, "/" + request.args["ref"]), timeout=5).json()
