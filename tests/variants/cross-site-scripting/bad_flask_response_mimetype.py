from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/widget")
def widget():
    title = request.args.get("title", "News")
    body = "<div class='widget'><h3>%s</h3></div>" % title
    return Response(body, mimetype="text/html")  # finding
