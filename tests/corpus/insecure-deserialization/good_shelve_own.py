import os
import shelve

from flask import Flask, jsonify, request

app = Flask(__name__)
PATH = os.path.join(os.path.dirname(__file__), "counters")


@app.post("/visits")
def visits():
    page = request.form.get("page", "home")
    with shelve.open(PATH) as saved:
        saved[page] = saved.get(page, 0) + 1
        return jsonify({key: saved[key] for key in saved})
