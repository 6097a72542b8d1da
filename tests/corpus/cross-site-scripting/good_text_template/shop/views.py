from flask import Response, render_template, request

from . import app


@app.get("/order/confirmation")
def confirmation():
    customer = request.args.get("customer", "")
    return Response(render_template("confirmation.txt", customer=customer), mimetype="text/plain")
