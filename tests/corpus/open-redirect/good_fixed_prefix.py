import flask

bp = flask.Blueprint("lang", __name__)


@bp.route("/language", methods=["POST"])
def choose_language():
    back = flask.request.form.get("back", "")
    if back.startswith("/"):
        back = back[1:]
    response = flask.redirect("/app/" + back, code=303)
    response.set_cookie("lang", "de" if flask.request.form.get("lang") == "de" else "en")
    return response
