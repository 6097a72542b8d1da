import os

import psycopg2
from flask import Blueprint, jsonify, request

bp = Blueprint("auth", __name__)


@bp.post("/login")
def login():
    conn = psycopg2.connect(os.environ["DATABASE_URL"])
    email = request.form["email"]
    query = "SELECT id, role FROM {0} WHERE email = '{1}' AND active".format("accounts", email)
    try:
        with conn.cursor() as cur:
            cur.execute(query)  # finding
            account = cur.fetchone()
    finally:
        conn.close()
    if account is None:
        return jsonify(error="Invalid credentials"), 401
    return jsonify(id=account[0], role=account[1])
