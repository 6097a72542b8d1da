from app.extensions import engine
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.delete("/sessions")
def revoke_session():
    session_id = request.headers["X-Session-Id"]
    with engine.begin() as connection:
        result = connection.exec_driver_sql(  # finding
            f"DELETE FROM sessions WHERE session_id = '{session_id}'"
        )
    return jsonify(deleted=result.rowcount)
