import os

import psycopg
from flask import Flask, jsonify, request
from psycopg import sql
from psycopg.rows import dict_row

app = Flask(__name__)


def fetch(composed, params):
    with psycopg.connect(os.environ["DATABASE_URL"], row_factory=dict_row) as conn, conn.cursor() as cur:
        cur.execute(composed, params)
        return cur.fetchall()


@app.route("/table/<name>")
def table(name):
    column = request.args.get("column", "id")
    value = request.args.get("value")
    composed = sql.SQL("SELECT * FROM {t} WHERE " + column + " = %s").format(t=sql.Identifier(name))
    return jsonify(fetch(composed, (value,)))
