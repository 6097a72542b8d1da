from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///orders.db"
db = SQLAlchemy(app)

SORTABLE = {"newest": "id", "customer": "customer", "amount": "total"}


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    customer = db.Column(db.String(80))
    total = db.Column(db.Numeric(10, 2))


@app.get("/orders")
def list_orders():
    sort_by = SORTABLE.get(request.args.get("sort_by", "newest"), "id")
    direction = "DESC" if request.args.get("desc") else "ASC"
    orders = Order.query.order_by(text(f"{sort_by} {direction}")).limit(20).all()
    return jsonify([{"id": o.id, "customer": o.customer} for o in orders])
