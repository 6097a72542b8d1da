from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/news")
def news():
    topic = request.args.get("topic", "all")
    return render_template("news.html", topic=topic, items=["one", "two"])
