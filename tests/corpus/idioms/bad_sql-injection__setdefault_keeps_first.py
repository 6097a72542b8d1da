import os

import pymysql
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    options = {}
    options.setdefault("direction", request.args.get("direction", "DESC"))
    connection = pymysql.connect(host="localhost", user="shop", password=os.environ["DB_PW"], database="shop")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM orders ORDER BY id " + options["direction"])
        return jsonify(cursor.fetchall())
