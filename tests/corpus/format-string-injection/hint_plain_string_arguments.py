from flask import Flask, request

app = Flask(__name__)


@app.get("/slug")
def slug():
    layout = request.args.get("layout", "{year}-{title}")
    text = layout.format(year="2024", title="news")
    return {"slug": text}
