from collections import defaultdict
from pathlib import Path

from bottle import Bottle, request, response

app = Bottle()
BASE = Path("/srv/templates")


@app.get("/partials")
def partials():
    groups = defaultdict(list)
    groups["fixed"].append("header.html")
    groups["asked"].append(request.query.get("partial", "body.html"))
    groups["fixed"].append("footer.html")
    response.content_type = "text/plain"
    return "\n".join((BASE / name).read_text() for name in groups["fixed"])
