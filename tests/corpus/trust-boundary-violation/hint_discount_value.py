import os

from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.environ["SHOP_SECRET"]


@app.post("/cart/discount")
def apply_discount():
    session["discount_percent"] = request.form.get("discount", "0")
    return redirect("/cart")
