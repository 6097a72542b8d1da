import random

from flask import Flask, make_response, render_template, request

app = Flask(__name__)

VARIANTS = ["green_button", "blue_button"]


@app.route("/landing")
def landing():
    variant = request.cookies.get("ab_variant")
    if variant not in VARIANTS:
        variant = random.choice(VARIANTS)
    response = make_response(render_template("landing.html", variant=variant))
    response.set_cookie("ab_variant", variant, max_age=604800)
    return response
