import os

import psycopg2
from flask import Blueprint, jsonify, request

bp = Blueprint("search", __name__)


@bp.route("/sorted")
def sorted_products():
    columns = ["id"]
    columns.append(request.args.get("sort", "price"))
    columns.append("name")
    columns.pop(1)
    order = columns[1]
    with psycopg2.connect(os.environ["DSN"]) as conn, conn.cursor() as cur:
        cur.execute("SELECT id, name FROM products ORDER BY " + order)
        return jsonify(cur.fetchall())
