from flask import Flask, abort, request

app = Flask(__name__)
COLOURS = {"red": "#d00", "green": "#0a0"}


@app.get("/lamp")
def lamp():
    name = request.args.get("colour", "red")
    if name not in COLOURS:
        abort(404)
    lit = "on" if request.args.get("lit") == "1" else "off"
    return f"<div class='{lit}' style='background: {COLOURS[name]}'>{name}</div>"
