import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/search")
def search():
    term = request.form["term"]
    log.info(f"search for {term}")
    return {"hits": 0}
