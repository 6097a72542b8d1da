from urllib.request import urlopen

from bottle import Bottle, HTTPError, request

app = Bottle()
FEEDS = {
    "python": "https://planetpython.org/rss20.xml",
    "django": "https://www.djangoproject.com/rss/weblog/",
}


@app.get("/feed")
def feed():
    address = FEEDS.get(request.query.get("address"))
    if address is None:
        raise HTTPError(404, "unknown feed")
    with urlopen(address, timeout=4) as stream:
        return {"bytes": len(stream.read())}
