import functools
import pathlib

from flask import Flask, abort, request

app = Flask(__name__)
ROOT = pathlib.Path("/srv/wiki")


def logged(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        app.logger.info("view %s", view.__name__)
        return view(*args, **kwargs)

    return wrapper


@app.get("/wiki")
@logged
def wiki():
    number = request.args.get("page", type=int)
    if number is None:
        abort(404)
    page = ROOT / "public" / f"{number}.md"
    return {"text": page.read_text()}
