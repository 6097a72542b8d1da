from flask import Flask, jsonify, request
from peewee import SqliteDatabase

app = Flask(__name__)
db = SqliteDatabase("inventory.db")


@app.get("/stock")
def stock_by_warehouse():
    warehouse = request.args["warehouse"]
    cursor = db.execute_sql("SELECT sku, quantity FROM stock WHERE warehouse = '{}'".format(warehouse))  # finding
    return jsonify({sku: quantity for sku, quantity in cursor.fetchall()})
