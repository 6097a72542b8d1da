import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/page")
def page():
    offset = request.args.get("offset", "0")
    sql = "SELECT title FROM posts LIMIT 20 OFFSET %d" % int(offset)
    with sqlite3.connect("blog.db") as db:
        return jsonify(db.execute(sql).fetchall())
