import sqlite3
from urllib.parse import unquote_plus

from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/prefs")
def prefs():
    theme = unquote_plus(request.cookies.get("theme", "plain"))

    settings = {"site": "main", "lang": "en"}
    settings["theme"] = theme
    settings["requested"] = theme
    settings["theme"] = "plain"
    wanted = settings["theme"]

    statement = "SELECT css FROM themes WHERE name = '" + wanted + "' AND site = '" + settings["site"] + "'"
    with sqlite3.connect("themes.db") as db:
        css = db.execute(statement).fetchone()
    response = make_response(css[0] if css else "")
    response.mimetype = "text/css"
    return response
