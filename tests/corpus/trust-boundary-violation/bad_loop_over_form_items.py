import os

import flask

site = flask.Flask("survey")
site.secret_key = os.environ["SURVEY_SECRET"]


def remember(values):
    for key, value in values:
        flask.session[key] = value


@site.route("/survey/<int:page>", methods=["POST"])
def survey_page(page):
    remember(flask.request.form.items())
    return flask.redirect(flask.url_for("survey_page", page=page + 1))
