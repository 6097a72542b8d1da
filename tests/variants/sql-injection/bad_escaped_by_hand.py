import psycopg2
from app.config import settings
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/streets")
def streets():
    prefix = request.args.get("prefix", "").strip().lower()
    conn = psycopg2.connect(settings.dsn)
    cur = conn.cursor()
    cur.execute("SELECT name FROM streets WHERE lower(name) LIKE '" + prefix + "%'")  # finding
    names = [row[0] for row in cur.fetchall()]
    cur.close()
    conn.close()
    return jsonify(names)
