from flask import Flask, request

app = Flask(__name__)


@app.get("/price")
def price():
    amount = request.args.get("amount", "0")
    shown = f"{amount:>8}"
    return "<table><tr><td>{}</td></tr></table>".format(shown)
