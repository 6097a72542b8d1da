import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/vehicles")
def find_vehicles():
    conditions = [f"{column} = '{value}'" for column, value in request.args.items()]
    sql = "SELECT id, plate FROM vehicles"
    if conditions:
        sql += " WHERE " + " AND ".join(conditions)
    conn = sqlite3.connect("fleet.db")
    try:
        rows = conn.execute(sql).fetchall()  # finding
    finally:
        conn.close()
    return jsonify(rows)
