import sqlite3

from flask import Flask, g, jsonify, request

app = Flask(__name__)


def get_db():
    if "db" not in g:
        g.db = sqlite3.connect(app.config.get("DATABASE", "inventory.sqlite"))
    return g.db


def query(sql, args=(), one=False):
    cur = get_db().execute(sql, args)
    rows = cur.fetchall()
    cur.close()
    return (rows[0] if rows else None) if one else rows


def like(column, term):
    return "%s LIKE '%%%s%%'" % (column, term)


@app.get("/products")
def products():
    term = request.args.get("q")
    sql = "SELECT id, title, price FROM products"
    if term:
        sql += " WHERE " + like("title", term)
    return jsonify(query(sql + " LIMIT 50"))
