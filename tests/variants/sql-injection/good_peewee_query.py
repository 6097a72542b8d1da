from flask import Flask, jsonify, request
from peewee import CharField, IntegerField, Model, SqliteDatabase

app = Flask(__name__)
db = SqliteDatabase("inventory.db")


class Stock(Model):
    sku = CharField()
    warehouse = CharField()
    quantity = IntegerField()

    class Meta:
        database = db


@app.get("/stock")
def stock_by_warehouse():
    rows = Stock.select().where(Stock.warehouse == request.args["warehouse"])
    total = db.execute_sql("SELECT COUNT(*) FROM stock WHERE warehouse = ?", (request.args["warehouse"],)).fetchone()
    return jsonify(items={row.sku: row.quantity for row in rows}, total=total[0])
