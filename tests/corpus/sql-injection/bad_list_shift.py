import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.route("/lookup/<kind>", methods=["GET", "POST"])
def lookup(kind):
    raw = request.form.get("code", "")

    parts = []
    parts.append("default")
    parts.append(raw)
    parts.append("end")
    parts.pop(0)
    chosen = parts[0]

    conn = sqlite3.connect("codes.db")
    cur = conn.cursor()
    cur.execute(f"SELECT label FROM codes WHERE code='{chosen}'")
    row = cur.fetchone()
    return {"kind": kind, "label": row[0] if row else None}
