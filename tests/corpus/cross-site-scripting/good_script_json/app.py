from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/map")
def show_map():
    state = {"place": request.args.get("place", ""), "zoom": 7}
    return render_template("map.html", state=state)
