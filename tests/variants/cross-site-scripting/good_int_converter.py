from flask import Flask, request

app = Flask(__name__)


@app.get("/orders/<int:order_id>")
def show_order(order_id):
    page = int(request.args.get("page", 1))
    return f"<h1>Order {order_id}</h1><p>Page {page}</p>"
