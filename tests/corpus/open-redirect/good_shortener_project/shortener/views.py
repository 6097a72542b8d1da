from flask import Blueprint, current_app, redirect, request

from .urls import is_trusted, normalise

links = Blueprint("links", __name__)


@links.route("/leave")
def leave():
    url = normalise(request.args.get("url", ""))
    if not is_trusted(url):
        current_app.logger.warning("refused a foreign site")
        return redirect("/")
    return redirect(url)
