import io
import sqlite3

import pandas as pd
from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/export.csv")
def export():
    region = request.args.get("region") or "EMEA"
    year = request.args.get("year", 2024, type=int)
    where = " AND ".join([f"year = {year}", "region = :region"])
    with sqlite3.connect("sales.db") as conn:
        frame = pd.read_sql("SELECT * FROM sales WHERE " + where, conn, params={"region": region})
    buffer = io.StringIO()
    frame.to_csv(buffer, index=False)
    return Response(buffer.getvalue(), mimetype="text/csv")
