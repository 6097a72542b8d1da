import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.put("/salaries")
def set_salary():
    body = request.get_json(force=True)
    with sqlite3.connect("hr.db") as conn:
        conn.execute(  # advice
            "UPDATE employees SET salary = ? WHERE id = ?", (body["salary"], body["employee"])
        )
    return jsonify(updated=True)
