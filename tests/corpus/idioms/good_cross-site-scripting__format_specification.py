from flask import Flask, request

app = Flask(__name__)


@app.get("/price")
def price():
    amount = request.args.get("amount", "0")
    shown = f"{float(amount):>8.2f}"
    return "<table><tr><td>{}</td></tr></table>".format(shown)
