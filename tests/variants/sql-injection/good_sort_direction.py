import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/measurements")
def measurements():
    direction = "DESC" if request.args.get("newest") == "1" else "ASC"
    sensor = request.args["sensor"]
    sql = "SELECT at, value FROM measurements WHERE sensor = ? ORDER BY at " + direction
    conn = sqlite3.connect("sensors.db")
    return jsonify(conn.execute(sql, (sensor,)).fetchall())
