from flask import Flask, jsonify, request

app = Flask(__name__)

FEATURES = ("history", "plot", "formula")


@app.post("/cell")
def cell():
    text = request.form.get("text", "0")
    if "formula" in FEATURES:
        value = eval(text, {}, {"pi": 3.14159})
    else:
        value = text
    return jsonify(value=str(value))
