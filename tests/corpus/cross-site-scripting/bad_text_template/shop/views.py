from flask import render_template, request

from . import app


@app.get("/order/confirmation")
def confirmation():
    customer = request.args.get("customer", "")
    return render_template("confirmation.txt", customer=customer)
