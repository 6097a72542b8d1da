from flask import Blueprint, current_app, redirect, request

from .urls import is_local, normalise

links = Blueprint("links", __name__)


@links.route("/leave")
def leave():
    url = normalise(request.args.get("url", ""))
    if not is_local(url):
        current_app.logger.warning("leaving for a foreign site")
    return redirect(url)
