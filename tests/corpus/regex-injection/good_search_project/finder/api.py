from bottle import Bottle, request

from .query import build

app = Bottle()
TITLES = ("first post", "second post")


@app.get("/find")
def find():
    matcher = build(request.query.getunicode("q"), whole_word=True)
    return {"titles": [title for title in TITLES if matcher.search(title)]}
