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
    columns = request.args.getlist("column") or ["id"]
    value = request.args.get("value")
    composed = sql.SQL("SELECT {cols} FROM {t} WHERE {first} = %s").format(
        cols=sql.SQL(", ").join(map(sql.Identifier, columns)),
        t=sql.Identifier("public", name),
        first=sql.Identifier(columns[0]),
    )
    return jsonify(fetch(composed, (value,)))
