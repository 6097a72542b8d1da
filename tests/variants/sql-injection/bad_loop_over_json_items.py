from app.db import get_connection
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/tags/delete")
def delete_tags():
    names = request.get_json()["names"]
    conn = get_connection()
    cursor = conn.cursor()
    for name in names:
        cursor.execute("DELETE FROM tags WHERE name = '%s'" % (name,))  # finding
    conn.commit()
    return jsonify(deleted=len(names))
