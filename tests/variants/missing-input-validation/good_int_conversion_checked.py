import sqlite3

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.put("/salaries")
def set_salary():
    body = request.get_json(force=True)
    try:
        salary, employee = int(body["salary"]), int(body["employee"])
    except (KeyError, TypeError, ValueError):
        abort(422)
    if not 10_000 <= salary <= 500_000:
        abort(422)
    with sqlite3.connect("hr.db") as conn:
        conn.execute("UPDATE employees SET salary = ? WHERE id = ?", (salary, employee))
    return jsonify(updated=True)
