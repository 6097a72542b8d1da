from flask import Flask, Response, request

app = Flask(__name__)


class Page:
    name = "index.html"
    folder = "/srv/pages"

    def read(self):
        with open(f"{self.folder}/{self.name}", encoding="utf-8") as stream:
            return stream.read()


@app.get("/compare")
def compare():
    ours, theirs = Page(), Page()
    theirs.name = request.args.get("page", "index.html")
    text = ours.read()
    return Response(text, headers={"X-Compared": str(len(theirs.name))}, mimetype="text/plain")
