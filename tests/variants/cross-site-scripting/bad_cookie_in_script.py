from flask import Flask, request

app = Flask(__name__)


@app.get("/dashboard")
def dashboard():
    theme = request.cookies.get("theme", "light")
    page = (
        "<html><head><script>"
        f"window.theme = '{theme}';"
        "</script></head><body></body></html>"
    )
    return page, 200, {"Content-Type": "text/html; charset=utf-8"}  # finding
