import sqlite3

from flask import Blueprint, jsonify

from .params import page_parameters

bp = Blueprint("people", __name__)


@bp.get("/people")
def people():
    options = dict(page_parameters())
    sql = "SELECT name FROM people ORDER BY name LIMIT " + options["limit"]
    with sqlite3.connect("people.db") as db:
        return jsonify(db.execute(sql).fetchall())
