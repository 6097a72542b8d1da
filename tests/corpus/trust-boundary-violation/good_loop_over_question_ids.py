import os

import flask

site = flask.Flask("survey")
site.secret_key = os.environ["SURVEY_SECRET"]

QUESTIONS = {1: ["q_age", "q_country"], 2: ["q_food", "q_sport"]}


def remember(page, form):
    for key in QUESTIONS.get(page, []):
        flask.session[key] = form.get(key, "")[:40]


@site.route("/survey/<int:page>", methods=["POST"])
def survey_page(page):
    remember(page, flask.request.form)
    return flask.redirect(flask.url_for("survey_page", page=page + 1))
