from urllib.parse import quote

from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/continue")
def proceed():
    path = quote(request.args.get("path", "/start"))
    return redirect(f"/login?then={path}")
