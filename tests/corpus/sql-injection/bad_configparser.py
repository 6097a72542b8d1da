import configparser
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/reports/run", methods=["POST"])
def run_report():
    owner = request.headers.get("X-Report-Owner", "nobody")

    conf = configparser.ConfigParser(interpolation=None)
    conf.add_section("report")
    conf.set("report", "format", "csv")
    conf.set("report", "owner", owner)
    bar = conf.get("report", "owner")

    connection = sqlite3.connect("reports.db")
    cursor = connection.cursor()
    cursor.execute("SELECT id FROM reports WHERE owner = '%s'" % bar)
    return jsonify(ids=[r[0] for r in cursor.fetchall()])
