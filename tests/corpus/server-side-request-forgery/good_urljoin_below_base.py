from urllib.parse import quote, urljoin

import requests
from flask import Flask, request

app = Flask(__name__)
API = "https://stock.example.com/v2/"


def address(ref):
    return urljoin(API, "items/" + quote(ref, safe=""))


@app.get("/item")
def item():
    return requests.get(address(request.args["ref"]), timeout=5).json()


@app.get("/shelf")
def shelf():
    return requests.get(urljoin(API, f"/shelves/{request.args['name']}"), timeout=5).json()
