import sqlalchemy as sa
from flask import Blueprint, current_app, jsonify, request

bp = Blueprint("audit", __name__, url_prefix="/audit")

TABLES = ("events", "events_archive")


def engine():
    return current_app.extensions["engine"]


@bp.route("/events")
def events():
    body = request.get_json(force=True)
    actor, table = body.get("actor"), body.get("table", "events")
    if table not in TABLES:
        table = TABLES[0]
    stmt = sa.text(f"SELECT at, action FROM {table} WHERE actor = :actor ORDER BY at DESC")
    with engine().connect() as conn:
        result = conn.execute(stmt.bindparams(actor=actor))
        return jsonify([dict(r._mapping) for r in result])
