import logging
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger(__name__)


def looks_like_column(name):
    return name in {"name", "price", "created_at"}


@app.route("/catalog")
def catalog():
    sort = request.args.get("sort", "name")
    if not looks_like_column(sort):
        log.warning("unexpected sort column %r", sort)
    conn = sqlite3.connect("catalog.db")
    rows = conn.execute("SELECT name, price FROM items ORDER BY {} LIMIT 100".format(sort))
    return jsonify([dict(name=n, price=p) for n, p in rows])
