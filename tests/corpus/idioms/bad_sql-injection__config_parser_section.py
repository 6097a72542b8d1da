import configparser
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/lookup")
def lookup():
    settings = configparser.ConfigParser()
    settings.add_section("query")
    settings.set("query", "city", request.form.get("city", ""))
    settings.set("query", "fallback", "Berlin")
    city = settings.get("query", "city")
    with sqlite3.connect("people.db") as db:
        cursor = db.execute("SELECT name FROM people WHERE city = '%s'" % city)
        return jsonify(cursor.fetchall())
