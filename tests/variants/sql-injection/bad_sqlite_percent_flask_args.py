import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/books")
def search_books():
    author = request.args.get("author", "")
    sql = "SELECT id, title FROM books WHERE author LIKE '%%%s%%'" % author
    with sqlite3.connect("library.db") as conn:
        cursor = conn.cursor()
        cursor.execute(sql)  # finding
        rows = cursor.fetchall()
    return jsonify([{"id": r[0], "title": r[1]} for r in rows])
